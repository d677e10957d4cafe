-- Why: an administrator sees what the identity provider asked for, what came of it, and why something was refused. Expand.
--
-- Attributes by name only: a value, be it refused or taken, does not stand here. Kept for 30 days.

create table provisioning_log (
    organisation_id uuid        not null,
    id              uuid        not null,
    at              timestamptz not null,
    -- Of the request, or of the event that told of it; several rows of one bulk request have the same.
    request_id      text        not null,
    operation       text        not null check (operation in ('create', 'replace', 'patch', 'delete', 'read', 'bulk', 'credential')),
    resource_type   text        not null,
    resource_id     uuid,
    -- The user or display name as the provider wrote it.
    name            text,
    outcome         text        not null check (outcome in ('done', 'unchanged', 'refused')),
    status          integer,
    changed         text[]      not null default '{}',
    rule            text,
    detail          text,
    primary key (organisation_id, id)
);
-- Newest first: of all, of one resource, of those refused.
create index provisioning_log_by_time on provisioning_log (organisation_id, at, id);
create index provisioning_log_by_resource on provisioning_log (organisation_id, resource_id, at, id);
create index provisioning_log_refused on provisioning_log (organisation_id, at, id) where outcome = 'refused';
-- Pruning, of all organisations together.
create index provisioning_log_by_age on provisioning_log (at);

alter table provisioning_log enable row level security;
alter table provisioning_log force row level security;
create policy own_organisation on provisioning_log
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
-- Not changed and not deleted by the application.
grant select, insert on provisioning_log to ${app};

-- What follows runs as the owner, who is held by row-level security too. By the database's clock: no caller can name the
-- moment. Two replicas pass each other by.
create policy timer on provisioning_log to current_user using (true);

create function prune_provisioning_log(most integer) returns integer
    language sql security definer set search_path = public, pg_temp
as $$
    with old as (
        select l.organisation_id, l.id from provisioning_log l
        where l.at < clock_timestamp() - interval '30 days'
        order by l.at limit most for update skip locked
    ), gone as (
        delete from provisioning_log l using old o
        where l.organisation_id = o.organisation_id and l.id = o.id returning 1
    )
    select count(*)::integer from gone
$$;

revoke all on function prune_provisioning_log(integer) from public;
grant execute on function prune_provisioning_log(integer) to ${relay};
