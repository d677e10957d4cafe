-- Why: organisations differ in what people may log in with, for how long, and in what their readers send; some devices differ from
-- the rest, and some are out of use for a while. Expand.

create table device_settings (
    organisation_id uuid        not null primary key,
    -- What was chosen; what was not is left out. Read and checked by platen.gateway.settings.domain.
    settings        jsonb       not null,
    -- Of the client that checks passwords, encrypted under the data key.
    client_secret   bytea,
    version         integer     not null,
    changed_by      text        not null,
    changed_at      timestamptz not null
);
alter table device_settings enable row level security;
alter table device_settings force row level security;
create policy own_organisation on device_settings
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on device_settings to ${app};

alter table device
    add column settings            jsonb,
    add column settings_version    integer not null default 0,
    add column settings_changed_by text,
    add column settings_changed_at timestamptz,
    -- A paused device logs nobody in.
    add column paused_at           timestamptz,
    add column paused_by           text;
