-- Why: a user as the identity provider last wrote it, found again by what providers look up. Expand.
--
-- attributes holds the resource without codes and cards; those are encrypted in secrets, and their blind indexes keep two
-- users of an organisation from having the same one. A deleted user leaves a row with nothing personal but the provider's
-- external id, by which a person who is created again is known to be the same; link_id is what the directory events call
-- that person, and the id of the first resource the person had.

create table scim_user (
    organisation_id    uuid        not null,
    scim_user_id       uuid        not null,
    link_id            uuid        not null,
    version            bigint      not null,
    -- Folded for comparing; as written it is in attributes.
    user_name_key      text,
    external_id        text,
    attributes         jsonb       not null,
    access_code_state  text        not null check (access_code_state in ('unmanaged', 'cleared', 'held')),
    card_state         text        not null check (card_state in ('unmanaged', 'cleared', 'held')),
    secrets            bytea,
    access_code_index  bytea,
    card_index         bytea,
    index_key_id       integer,
    created_at         timestamptz not null,
    changed_at         timestamptz not null,
    deleted_at         timestamptz,
    primary key (organisation_id, scim_user_id),
    check (deleted_at is not null or user_name_key is not null)
);
create unique index scim_user_user_name on scim_user (organisation_id, user_name_key) where deleted_at is null;
create unique index scim_user_external_id on scim_user (organisation_id, external_id) where deleted_at is null;
create unique index scim_user_access_code on scim_user (organisation_id, access_code_index) where deleted_at is null;
create unique index scim_user_card on scim_user (organisation_id, card_index) where deleted_at is null;
create unique index scim_user_link on scim_user (organisation_id, link_id) where deleted_at is null;
-- A list's pages.
create index scim_user_by_creation on scim_user (organisation_id, created_at, scim_user_id) where deleted_at is null;
-- Who is created again.
create index scim_user_deleted on scim_user (organisation_id, external_id, deleted_at) where deleted_at is not null;

create table scim_user_email (
    organisation_id uuid    not null,
    scim_user_id    uuid    not null,
    position        integer not null,
    type_key        text,
    value_key       text    not null,
    primary key (organisation_id, scim_user_id, position),
    foreign key (organisation_id, scim_user_id) references scim_user on delete cascade
);
create index scim_user_email_by_value on scim_user_email (organisation_id, value_key);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['scim_user', 'scim_user_email']
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
