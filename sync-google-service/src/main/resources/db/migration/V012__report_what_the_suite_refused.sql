-- Why: a report says what the suite refused of a change, an explanation what stands in the way of a person now; and both end after 90 days.
-- Expand.

-- What was refused of a change after it was published: kind and rule, as code-already-taken. Never a value.
alter table run_change add column refusals text[] not null default '{}';

create index run_by_age on run (started_at);
create index person_by_email on person (organisation_id, email);
create index linked_user_of on linked_user (organisation_id, user_id);

-- People of the directory who wait for a decision at identity-service.
create table ambiguous_match (
    organisation_id uuid        not null,
    external_id     text        not null,
    review_id       uuid        not null,
    reason          text        not null,
    user_id         uuid        not null,
    since           timestamptz not null,
    primary key (organisation_id, external_id)
);

-- What stands in the way of a code or card of the directory now.
create table credential_problem (
    organisation_id uuid        not null,
    external_id     text        not null,
    kind            text        not null check (kind in ('access-code', 'card')),
    reason          text        not null,
    holder_user_id  uuid,
    since           timestamptz not null,
    primary key (organisation_id, external_id, kind)
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['ambiguous_match', 'credential_problem']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
    end loop;
end
$$;

-- What follows runs as the owner, who is held by row-level security too. By the database's clock: no caller can name the moment. What waits for
-- approval stays. Two replicas pass each other by.
create policy pruning on run to current_user using (true);
create policy pruning on run_change to current_user using (true);
create policy pruning on run_hold to current_user using (true);

create function prune_run_reports(most integer) returns integer
    language plpgsql security definer set search_path = public, pg_temp
as $$
declare
    gone integer;
    runs integer := 0;
begin
    with old as (
        select c.organisation_id, c.run_id, c.external_id
          from run r join run_change c on c.organisation_id = r.organisation_id and c.run_id = r.id
         where r.started_at < clock_timestamp() - interval '90 days'
           and not exists (select from run_hold h
                            where h.organisation_id = r.organisation_id and h.run_id = r.id and h.state = 'OPEN')
         limit most for update of c skip locked
    )
    delete from run_change c using old o
     where c.organisation_id = o.organisation_id and c.run_id = o.run_id and c.external_id = o.external_id;
    get diagnostics gone = row_count;
    if gone < most then
        with old as (
            select r.organisation_id, r.id from run r
             where r.started_at < clock_timestamp() - interval '90 days' and r.state in ('COMPLETED', 'FAILED')
               and not exists (select from run_change c where c.organisation_id = r.organisation_id and c.run_id = r.id)
             limit most - gone for update skip locked
        ), holds as (
            delete from run_hold h using old o where h.organisation_id = o.organisation_id and h.run_id = o.id
        )
        delete from run r using old o where r.organisation_id = o.organisation_id and r.id = o.id;
        get diagnostics runs = row_count;
    end if;
    return gone + runs;
end
$$;

revoke all on function prune_run_reports(integer) from public;
grant execute on function prune_run_reports(integer) to ${relay};
