-- Why: people, whoever brought them, and which of each source's persons they are. Expand.
--
-- The …_key columns hold names folded for comparison (Unicode, by the service). Collation "C" lets an index serve the range
-- that a prefix search is; LIKE would not do, since it is not leakproof and so is kept out of index conditions by row-level security.

create table user_account (
    organisation_id  uuid        not null references organisation (organisation_id),
    user_id          uuid        not null,
    user_name        text,
    user_name_key    text collate "C",
    display_name     text,
    display_name_key text collate "C",
    email            text,
    email_key        text collate "C",
    locale           text,
    department       text,
    office           text,
    internal         boolean     not null default false,
    state            text        not null check (state in ('active', 'inactive', 'deleted')),
    inactive_because text check (inactive_because in ('administrator', 'source', 'removal')),
    delete_after     timestamptz,
    version          bigint      not null,
    created_at       timestamptz not null,
    updated_at       timestamptz not null,
    primary key (organisation_id, user_id),
    check ((state = 'inactive') = (inactive_because is not null)),
    check (delete_after is null or state = 'inactive'),
    -- A deleted user's id stays taken; nothing personal does.
    check (case when state = 'deleted'
                then num_nonnulls(user_name, user_name_key, display_name, display_name_key, email, email_key,
                                  locale, department, office) = 0
                else num_nulls(user_name, user_name_key, display_name, display_name_key, locale) = 0 end)
);
create unique index user_account_user_name on user_account (organisation_id, user_name_key);
create unique index user_account_email on user_account (organisation_id, email_key);
create index user_account_display_name on user_account (organisation_id, display_name_key);
create index user_account_delete_after on user_account (organisation_id, delete_after) where delete_after is not null;

create table person_link (
    organisation_id uuid        not null,
    source          text        not null,
    external_id     text        not null,
    user_id         uuid        not null,
    missing         boolean     not null,
    linked_at       timestamptz not null,
    primary key (organisation_id, source, external_id),
    foreign key (organisation_id, user_id) references user_account (organisation_id, user_id)
);
-- Also the links of a user.
create unique index person_link_one_per_source on person_link (organisation_id, user_id, source);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['user_account', 'person_link']
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
