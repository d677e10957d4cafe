-- Why: people have any number of cards, in a namespace of their own. Expand.

-- active works; stopped belongs to somebody inactive.
create table card (
    organisation_id uuid        not null,
    id              uuid        not null,
    user_id         uuid        not null,
    state           text        not null check (state in ('active', 'stopped')),
    blind_index     bytea       not null,
    key_id          integer     not null,
    ciphertext      bytea       not null,
    origin          text        not null check (origin in ('typed', 'synced')),
    source          text,
    registered_at   timestamptz not null,
    primary key (organisation_id, id),
    check ((origin = 'synced') = (source is not null))
);
create unique index one_holder_per_card on card (organisation_id, blind_index);
create index card_by_person on card (organisation_id, user_id, registered_at, id);

alter table card enable row level security;
alter table card force row level security;
create policy own_organisation on card
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on card to ${app};
