-- Why: a code must be found by value (blind index), be unique, and be shown again (ciphertext). Expand.

-- active works at the devices; reserved belongs to somebody inactive and comes back with them; retired is kept without its
-- value until its quarantine is over, so that an old habit does not open a stranger's session.
-- version: active, the one published; reserved, what the ciphertext is bound to.
-- reason: active, what it was issued for; reserved, what it will be issued for when its holder is back.
create table access_code (
    organisation_id   uuid        not null,
    id                uuid        not null,
    user_id           uuid        not null,
    state             text        not null check (state in ('active', 'reserved', 'retired')),
    version           bigint      not null check (version > 0),
    blind_index       bytea       not null,
    key_id            integer     not null,
    ciphertext        bytea,
    length            integer     not null,
    origin            text        not null check (origin in ('generated', 'typed', 'synced')),
    source            text,
    reason            text        not null,
    issued_at         timestamptz not null,
    retired_at        timestamptz,
    quarantined_until timestamptz,
    primary key (organisation_id, id),
    check ((state = 'retired') = (ciphertext is null)),
    check ((state = 'retired') = (quarantined_until is not null)),
    check ((origin = 'synced') = (source is not null))
);
-- R1: nobody shares a code, and nobody has two.
create unique index one_holder_per_code on access_code (organisation_id, blind_index) where state in ('active', 'reserved');
create unique index one_code_per_person on access_code (organisation_id, user_id) where state in ('active', 'reserved');
-- R4: the probe for a candidate and its neighbours, quarantined ones included.
create index access_code_by_value on access_code (organisation_id, blind_index);
-- R4: which lengths there are.
create index access_code_by_length on access_code (organisation_id, length);

alter table access_code enable row level security;
alter table access_code force row level security;
create policy own_organisation on access_code
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on access_code to ${app};
