-- Why: regenerating the codes of a whole organisation is a job: ordered, watched, paused, and taken up again after a crash.
-- Expand.

-- Numbers codes in the order in which they come to be held. A number is taken under the lock on code_space, so within an
-- organisation that is the order of the commits: who knows all codes up to a number only has to ask for those above it.
create sequence access_code_change;
grant usage on sequence access_code_change to ${app};
-- Without a default first: rows that exist stay as they are (null, older than any number) and are not rewritten.
alter table access_code add column change bigint;
alter table access_code alter column change set default nextval('access_code_change');
create index access_code_by_change on access_code (organisation_id, change);

-- since_change: codes numbered above it were given after the order, under the policy of then, and are left alone.
-- reached: the last person a batch has dealt with; it moves in the transaction of the batch's effect.
-- total: people to look at, counted when the job starts; done = changed + skipped.
-- fence: rises with each lease; a batch of an older one does not commit.
create table regeneration_job (
    organisation_id uuid        not null,
    id              uuid        not null,
    scope           text        not null check (scope in ('everybody', 'unfit', 'missing')),
    notify          boolean     not null,
    state           text        not null
                    check (state in ('queued', 'running', 'paused', 'finished', 'cancelled', 'failed')),
    ordered_by      text        not null,
    ordered_at      timestamptz not null,
    started_at      timestamptz,
    ended_at        timestamptz,
    since_change    bigint      not null,
    reached         uuid        not null default '00000000-0000-0000-0000-000000000000',
    total           bigint,
    changed         bigint      not null default 0,
    skipped         bigint      not null default 0,
    working_millis  bigint      not null default 0,
    failures        integer     not null default 0,
    failure         text,
    due_at          timestamptz not null,
    lease_until     timestamptz,
    fence           bigint      not null default 0,
    primary key (organisation_id, id),
    check ((state in ('finished', 'cancelled', 'failed')) = (ended_at is not null)),
    check ((state = 'failed') = (failure is not null))
);
create unique index one_open_job_per_organisation on regeneration_job (organisation_id)
    where state in ('queued', 'running', 'paused');
create index regeneration_job_by_age on regeneration_job (organisation_id, ordered_at desc, id desc);
-- What a worker may take up.
create index regeneration_job_due on regeneration_job (due_at) where state in ('queued', 'running');

alter table regeneration_job enable row level security;
alter table regeneration_job force row level security;
create policy own_organisation on regeneration_job
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on regeneration_job to ${app};

-- A worker starts without an organisation and must learn which ones have a job for it. Tells ids and nothing else.
create policy worker on regeneration_job for select to current_user using (true);
create function organisations_with_a_job_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from regeneration_job
    where state in ('queued', 'running') and due_at <= clock_timestamp()
      and (lease_until is null or lease_until < clock_timestamp())
    order by due_at limit most
$$;
revoke all on function organisations_with_a_job_due(integer) from public;
grant execute on function organisations_with_a_job_due(integer) to ${app};
