-- Why: some logins take two steps (a card, then a PIN; an unknown card, then a proof), and what the first one showed must be there
-- for the second. Expand.

create table ticket (
    organisation_id uuid        not null,
    -- SHA-256 of what the device was given.
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    -- What the card's ciphertext is bound to.
    id              uuid        not null,
    device_id       uuid        not null,
    purpose         text        not null,
    user_id         uuid,
    -- The card as its reader sent it, encrypted.
    card            bytea,
    expires_at      timestamptz not null,
    primary key (organisation_id, token_hash)
);
create index ticket_by_end on ticket (organisation_id, expires_at);

alter table ticket enable row level security;
alter table ticket force row level security;
create policy own_organisation on ticket
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on ticket to ${app};
