-- Why: a card's number is no secret, so a person may have a PIN beside their cards: one for all of them. Expand.

-- version: the newest one published; events count it without gaps. A removed PIN leaves the row, for its version.
-- ciphertext: the PIN's hash, encrypted again: four digits are found from a bare hash in minutes.
create table card_pin (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    id              uuid        not null, -- what the ciphertext is bound to, besides the version
    version         bigint      not null check (version > 0),
    ciphertext      bytea,
    changed_at      timestamptz not null,
    primary key (organisation_id, user_id)
);

alter table card_pin enable row level security;
alter table card_pin force row level security;
create policy own_organisation on card_pin
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on card_pin to ${app};
