-- Why: what an organisation decides about its provisioning. No row means the defaults. Expand.

create table scim_settings (
    organisation_id      uuid        not null primary key,
    version              bigint      not null,
    notice_address       text,
    -- RFC 7643, 7: when a code or card is part of an answer.
    access_code_returned text        not null check (access_code_returned in ('never', 'default', 'request')),
    access_card_returned text        not null check (access_card_returned in ('never', 'default', 'request')),
    strict               boolean     not null,
    known_codes          text        not null check (known_codes in ('refuse', 'drop')),
    codes                boolean     not null,
    changed_at           timestamptz not null,
    -- Subject of the administrator's token.
    changed_by           text        not null
);

alter table scim_settings enable row level security;
alter table scim_settings force row level security;
create policy own_organisation on scim_settings
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on scim_settings to ${app};
