-- Why: a card that nobody has yet can be given to its holder from the log; and the log is read by what happened and to whom. Expand.

-- Apart from the attempt, whose line is kept much longer and never holds a credential.
create table unknown_card (
    organisation_id uuid        not null,
    attempt_id      uuid        not null,
    device_id       uuid        not null,
    at              timestamptz not null,
    -- Encrypted: the number after conversion, and what the reader sent.
    card            bytea       not null,
    assigned_to     uuid,
    primary key (organisation_id, attempt_id)
);
create index unknown_card_by_age on unknown_card (organisation_id, at);

alter table unknown_card enable row level security;
alter table unknown_card force row level security;
create policy own_organisation on unknown_card using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on unknown_card to ${app};

create index attempt_of_user on attempt (organisation_id, user_id, at desc, id desc) where user_id is not null;
create index attempt_by_outcome on attempt (organisation_id, outcome, at desc, id desc) where outcome <> 'accepted';
create index attempt_by_reason on attempt (organisation_id, reason, at desc, id desc) where reason is not null;
create index attempt_by_kind on attempt (organisation_id, kind, at desc, id desc);
