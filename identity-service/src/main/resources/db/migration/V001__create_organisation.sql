-- Why: an organisation is the tenant; settings that two or more services read live here. Expand.
--
-- The one list across organisations is the operator's: the relay's role may read, and nothing else.

create table organisation (
    organisation_id uuid        not null primary key,
    name            text        not null,
    locale          text        not null,
    invitation      text        not null check (invitation in ('classic', 'portal')),
    portal_url      text,
    notice_address  text,
    retention_days  integer     not null check (retention_days between 1 and 365),
    -- The source whose word counts where several know a person; null: each source's does.
    primary_source  text,
    version         bigint      not null,
    created_at      timestamptz not null
);
-- The operator's list, page by page.
create index organisation_by_creation on organisation (created_at, organisation_id);

alter table organisation enable row level security;
alter table organisation force row level security;
create policy own_organisation on organisation
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
create policy list_of_organisations on organisation for select to ${relay} using (true);
grant select, insert, update, delete on organisation to ${app};
grant select on organisation to ${relay};
