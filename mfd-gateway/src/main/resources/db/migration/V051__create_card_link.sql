-- Why: where a password proves nobody, a mailed link confirms whose a card is. Expand.

create table card_link (
    organisation_id uuid        not null,
    id              uuid        not null,
    -- SHA-256 of what was mailed.
    token_hash      bytea       not null check (octet_length(token_hash) = 32),
    user_id         uuid        not null,
    device_id       uuid        not null,
    -- As it was called then, which is what the mail says.
    device_name     text        not null,
    -- The card, encrypted; erased once the link is used.
    card            bytea,
    asked_at        timestamptz not null,
    expires_at      timestamptz not null,
    redeemed_at     timestamptz,
    primary key (organisation_id, id),
    constraint card_link_keeps_no_card_once_used check ((card is null) = (redeemed_at is not null))
);
create unique index card_link_by_token on card_link (organisation_id, token_hash);
create index card_link_of_person on card_link (organisation_id, user_id, asked_at);
create index card_link_by_age on card_link (organisation_id, asked_at);

alter table card_link enable row level security;
alter table card_link force row level security;
create policy own_organisation on card_link
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on card_link to ${app};
