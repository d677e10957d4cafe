-- Why: a card may be copied; who has chosen a PIN proves with it that the card is theirs. Expand.

create table card_pin (
    organisation_id uuid   not null,
    user_id         uuid   not null,
    -- As accesscode-service counts it.
    version         bigint not null,
    -- The PIN's hash, encrypted: four digits are soon tried against any hash. Null when the PIN was taken away.
    ciphertext      bytea,
    primary key (organisation_id, user_id)
);

alter table card_pin enable row level security;
alter table card_pin force row level security;
create policy own_organisation on card_pin
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on card_pin to ${app};

-- More kinds of attempt; which ones there are, the code says.
alter table attempt drop constraint attempt_kind_check, add constraint attempt_kind_check check (kind ~ '^[a-z_]{1,32}$');
alter table device_throttle drop constraint device_throttle_kind_check,
    add constraint device_throttle_kind_check check (kind ~ '^[a-z_]{1,32}$');
alter table session drop constraint session_kind_check,
    add constraint session_kind_check check (kind in ('code', 'card', 'password'));
