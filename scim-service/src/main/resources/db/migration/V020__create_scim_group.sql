-- Why: a group as the identity provider last wrote it, and who is in it. Expand.
--
-- Members stand in rows of their own: a provider adds and removes them one by one in groups of tens of thousands.

create table scim_group (
    organisation_id  uuid        not null,
    scim_group_id    uuid        not null,
    version          bigint      not null,
    -- Folded for comparing; as written it is in attributes.
    display_name_key text        not null,
    external_id      text,
    attributes       jsonb       not null,
    created_at       timestamptz not null,
    changed_at       timestamptz not null,
    primary key (organisation_id, scim_group_id)
);
create unique index scim_group_display_name on scim_group (organisation_id, display_name_key);
create unique index scim_group_external_id on scim_group (organisation_id, external_id);
-- A list's pages.
create index scim_group_by_creation on scim_group (organisation_id, created_at, scim_group_id);

create table scim_group_member (
    organisation_id uuid   not null,
    scim_group_id   uuid   not null,
    member_id       uuid   not null,
    member_type     text   not null check (member_type in ('User', 'Group')),
    -- The order in which they came.
    position        bigint not null generated always as identity,
    primary key (organisation_id, scim_group_id, member_id),
    foreign key (organisation_id, scim_group_id) references scim_group on delete cascade
);
-- A group's members in order, and the groups of somebody.
create index scim_group_member_in_order on scim_group_member (organisation_id, scim_group_id, position);
create index scim_group_member_by_member on scim_group_member (organisation_id, member_id);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['scim_group', 'scim_group_member']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
    end loop;
end
$$;
