-- Why: the connection of an organisation, its runs, and what was published last of each person, so that a run publishes what changed and
-- nothing else. Expand.
--
-- No code and no card number is here: indexes are keyed hashes, observations hold sealed values.

create table connection (
    organisation_id     uuid        primary key,
    id                  uuid        not null,
    version             bigint      not null,
    delegated_admin     text        not null,
    customer            text        not null,
    schema_name         text        not null,
    access_code_field   text        not null,
    card_field          text        not null,
    org_units           text[]      not null,
    mode                text        not null check (mode in ('AUTOMATIC', 'MANUAL')),
    on_removal          text        not null check (on_removal in ('KEEP', 'DISABLE_THEN_DELETE', 'DELETE_NOW')),
    notice_address      text,
    client_email        text        not null,
    key_id              text        not null,
    private_key         bytea       not null,
    key_version         bigint      not null,
    access_code_managed boolean     not null,
    card_managed        boolean     not null,
    next_run_at         timestamptz not null default clock_timestamp(),
    created_at          timestamptz not null default clock_timestamp(),
    updated_at          timestamptz not null default clock_timestamp()
);
create index connection_due on connection (next_run_at) where mode = 'AUTOMATIC';

create table run (
    organisation_id uuid        not null,
    id              uuid        not null,
    state           text        not null check (state in ('RUNNING', 'COMPLETED', 'FAILED')),
    dry_run         boolean     not null,
    started_by      text        not null check (started_by in ('MANUAL', 'AUTOMATIC')),
    started_at      timestamptz not null,
    finished_at     timestamptz,
    read_count      integer     not null default 0,
    published_count integer     not null default 0,
    unchanged_count integer     not null default 0,
    removed_count   integer     not null default 0,
    failure_reason  text,
    failure_detail  text,
    primary key (organisation_id, id)
);
create index run_newest_first on run (organisation_id, started_at desc, id desc);

-- Who may run. The fence rises with each run; whoever finds another one here has lost the lock and writes nothing more.
create table run_lock (
    organisation_id uuid        primary key,
    run_id          uuid,
    fence           bigint      not null,
    expires_at      timestamptz not null
);
create index run_lock_expiry on run_lock (expires_at) where run_id is not null;

-- What was published last of a person. A row with removed_at is a tombstone.
create table person (
    organisation_id   uuid        not null,
    external_id       text        not null,
    digest            bytea       not null,
    access_code_state text        not null check (access_code_state in ('ABSENT', 'CLEARED', 'SET')),
    access_code_index bytea,
    card_state        text        not null check (card_state in ('ABSENT', 'CLEARED', 'SET')),
    card_index        bytea,
    published_at      timestamptz not null default clock_timestamp(),
    removed_at        timestamptz,
    primary key (organisation_id, external_id)
);

-- Everybody a run has read, so that who is absent can be told. Emptied when the run ends.
create table snapshot_person (
    organisation_id uuid  not null,
    external_id     text  not null,
    digest          bytea not null,
    primary key (organisation_id, external_id)
);

-- What a run is going to publish. A row goes in the transaction that puts its event into the outbox.
create table planned_change (
    organisation_id   uuid  not null,
    external_id       text  not null,
    kind              text  not null check (kind in ('OBSERVE', 'REMOVE')),
    digest            bytea not null,
    access_code_state text  not null,
    access_code_index bytea,
    card_state        text  not null,
    card_index        bytea,
    observation       text,
    primary key (organisation_id, external_id),
    check ((kind = 'OBSERVE') = (observation is not null))
);

-- Which user of ours a person of the directory is; for reports.
create table linked_user (
    organisation_id uuid        not null,
    external_id     text        not null,
    user_id         uuid        not null,
    linked_at       timestamptz not null,
    primary key (organisation_id, external_id)
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array
        ['connection', 'run', 'run_lock', 'person', 'snapshot_person', 'planned_change', 'linked_user']
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

-- A timer starts without an organisation and must learn which ones need it. These functions tell ids and nothing else.
create policy timer on connection for select to current_user using (true);
create policy timer on run_lock for select to current_user using (true);

create function organisations_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select c.organisation_id from connection c
    where c.mode = 'AUTOMATIC' and c.next_run_at <= clock_timestamp()
      and not exists (select from run_lock l where l.organisation_id = c.organisation_id and l.run_id is not null)
    order by c.next_run_at limit most
$$;

create function organisations_with_a_dead_run(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from run_lock
    where run_id is not null and expires_at < clock_timestamp()
    order by expires_at limit most
$$;

revoke all on function organisations_due(integer), organisations_with_a_dead_run(integer) from public;
grant execute on function organisations_due(integer), organisations_with_a_dead_run(integer) to ${app};
