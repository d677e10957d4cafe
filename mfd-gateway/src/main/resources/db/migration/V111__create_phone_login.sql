-- Why: whoever has no card and no code can let themselves in with their own phone: the device shows an address, they sign in there
-- and say which device it is. Expand.

create table phone_login (
    organisation_id uuid        not null,
    id              uuid        not null,
    device_id       uuid        not null,
    -- The device's own id of this attempt.
    attempt_id      text        not null,
    -- SHA-256 of what is in the address.
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    begun_at        timestamptz not null,
    expires_at      timestamptz not null,
    state           text        not null check (state in ('open', 'confirmed', 'refused', 'collected', 'replaced')),
    -- Who has confirmed it.
    user_id         uuid,
    primary key (organisation_id, id),
    constraint phone_login_is_somebodys check ((user_id is null) = (state in ('open', 'refused', 'replaced')))
);
create unique index phone_login_by_token on phone_login (organisation_id, token_hash);
create unique index phone_login_of_attempt on phone_login (organisation_id, device_id, attempt_id);
create index phone_login_of_device on phone_login (organisation_id, device_id, begun_at);
create index phone_login_by_age on phone_login (organisation_id, begun_at);

alter table phone_login enable row level security;
alter table phone_login force row level security;
create policy own_organisation on phone_login using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on phone_login to ${app};
