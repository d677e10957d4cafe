-- Why: a plan is read, hashed, held and reported, so it outlives its run: each change says what it is, on which state it is based, and
-- what became of it. Guards and reports need to know of a person what is no secret. Expand, but for planned_change, which held nothing
-- beyond a run: a replica of before fails its runs until it is replaced.
--
-- No code and no card number is here: indexes are keyed hashes, observations hold sealed values.

-- Null in rows of before, until the person changes.
alter table person
    add column active       boolean,
    add column email        text,
    add column display_name text;

alter table run
    add column planned_count integer not null default 0,
    -- Of the whole plan: SHA-256, from the end of planning on.
    add column plan_hash     bytea;

create table run_change (
    organisation_id          uuid        not null,
    run_id                   uuid        not null,
    external_id              text        not null,
    kind                     text        not null check (kind in ('NEW', 'CHANGED', 'RESTORED', 'REMOVED')),
    fields                   text[]      not null default '{}',
    -- Guard classes; see GuardClass.
    classes                  text[]      not null default '{}',
    outcome                  text        not null check (outcome in ('PLANNED', 'APPLIED', 'HELD', 'APPROVED', 'LAPSED')),
    -- What was published last when the change was planned. Null for somebody new.
    base_digest              bytea,
    digest                   bytea       not null,
    active                   boolean,
    email                    text,
    display_name             text,
    access_code_state        text        not null,
    access_code_index        bytea,
    card_state               text        not null,
    card_index               bytea,
    before_active            boolean,
    before_email             text,
    before_display_name      text,
    before_access_code_state text,
    before_card_state        text,
    -- Body of the event to publish; gone as soon as it is published or can no more be.
    observation              text,
    planned_at               timestamptz not null default clock_timestamp(),
    applied_at               timestamptz,
    primary key (organisation_id, run_id, external_id)
);
create index run_change_waiting on run_change (organisation_id, run_id, outcome, external_id)
    where outcome in ('PLANNED', 'HELD');
-- What guards count beside a plan.
create index run_change_guarded on run_change (organisation_id, applied_at)
    where outcome = 'APPLIED' and classes <> '{}';

alter table run_change enable row level security;
alter table run_change force row level security;
create policy own_organisation on run_change
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on run_change to ${app};

drop table planned_change;
