-- Why: the audit says from where something was done and what became of which value (masked), is found by actor and action,
-- and is kept for as long as the organisation says. Expand.

-- Rows from before have no channel. address: of the caller, none when no request caused it.
alter table audit
    add column channel   text,
    add column address   text,
    add column old_value text,
    add column new_value text;

create index audit_by_actor on audit (organisation_id, actor, at, id);
create index audit_by_action on audit (organisation_id, action, at, id);

-- An organisation without a row keeps its audit for 365 days. The lower bound is what an administrator who wants to get rid
-- of traces has to wait.
create table audit_retention (
    organisation_id uuid    primary key,
    days            integer not null check (days between 30 and 3650),
    version         bigint  not null
);
alter table audit_retention enable row level security;
alter table audit_retention force row level security;
create policy own_organisation on audit_retention
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update on audit_retention to ${app};

-- What follows runs as the owner: the application has no right to delete from the audit. The owner, too, is held by row-level
-- security: it looks at every organisation, and deletes from the transaction's own only.
create policy timer on audit for select to current_user using (true);
create policy timer on audit_retention for select to current_user using (true);

create function audit_kept_from(organisation uuid) returns timestamptz
    language sql stable set search_path = public, pg_temp
as $$
    select clock_timestamp()
        - coalesce((select r.days from audit_retention r where r.organisation_id = organisation), 365) * interval '1 day'
$$;

-- Deletes the oldest rows of the transaction's organisation that are past its retention, and no others. By the database's
-- clock: no caller can name the moment. Two replicas pass each other by.
create function prune_audit(most integer) returns integer
    language sql security definer set search_path = public, pg_temp
as $$
    with own (organisation_id) as (
        select nullif(current_setting('platen.organisation', true), '')::uuid
    ), expired as (
        select a.organisation_id, a.id from audit a join own using (organisation_id)
        where a.at < audit_kept_from(a.organisation_id)
        order by a.at, a.id limit most for update of a skip locked
    ), gone as (
        delete from audit a using expired e
        where a.organisation_id = e.organisation_id and a.id = e.id returning 1
    )
    select count(*)::integer from gone
$$;

-- Organisations whose oldest row is past their retention: steps along audit_by_time from one organisation to the next.
create function organisations_with_expired_audit(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    with recursive oldest (organisation_id, at) as (
        (select organisation_id, at from audit order by organisation_id, at limit 1)
        union all
        select next.organisation_id, next.at
        from oldest
        cross join lateral (
            select a.organisation_id, a.at from audit a
            where a.organisation_id > oldest.organisation_id
            order by a.organisation_id, a.at limit 1
        ) next
    )
    select organisation_id from oldest where at < audit_kept_from(organisation_id) order by at limit most
$$;

revoke all on function audit_kept_from(uuid), prune_audit(integer), organisations_with_expired_audit(integer) from public;
grant execute on function prune_audit(integer), organisations_with_expired_audit(integer) to ${app};
