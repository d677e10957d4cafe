-- Why: which user of the suite a pushed person became, for telling the administrator. Expand.

create table linked_user (
    organisation_id uuid        not null,
    link_id         uuid        not null,
    user_id         uuid        not null,
    linked_at       timestamptz not null,
    primary key (organisation_id, link_id)
);
-- A deleted user's links go.
create index linked_user_by_user on linked_user (organisation_id, user_id);

alter table linked_user enable row level security;
alter table linked_user force row level security;
create policy own_organisation on linked_user
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on linked_user to ${app};
