-- Why: a class of changes that is too many of a kind waits for an administrator's approval. Expand.

-- By class {floor, percent, cap}; what is left out has the defaults.
alter table connection
    add column guards jsonb not null default '{}';

-- People and changes this run held back, and the run whose hold they stand under.
alter table run
    add column held_people        integer not null default 0,
    add column held_removals      integer not null default 0,
    add column held_disables      integer not null default 0,
    add column held_code_clears   integer not null default 0,
    add column held_card_clears   integer not null default 0,
    add column held_email_changes integer not null default 0,
    add column hold_run_id        uuid,
    -- The run whose held changes this one applies.
    add column approves           uuid;

create table run_hold (
    organisation_id    uuid        not null,
    run_id             uuid        not null,
    state              text        not null check (state in ('OPEN', 'APPROVED', 'SUPERSEDED', 'GONE')),
    plan_hash          bytea       not null,
    -- Of the held changes alone: tells whether another run would hold the same.
    held_hash          bytea       not null,
    connection_id      uuid        not null,
    connection_version bigint      not null,
    opened_at          timestamptz not null,
    ended_at           timestamptz,
    -- Who approved last, by the subject of their token.
    approved_by        text,
    approved_at        timestamptz,
    primary key (organisation_id, run_id),
    check ((state = 'OPEN') = (ended_at is null))
);
create unique index run_hold_open on run_hold (organisation_id) where state = 'OPEN';

alter table run_hold enable row level security;
alter table run_hold force row level security;
create policy own_organisation on run_hold
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update on run_hold to ${app};
