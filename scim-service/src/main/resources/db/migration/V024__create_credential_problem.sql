-- Why: an administrator asks why a person has not the code that was pushed, or is in nobody's account, and is answered from here
-- without asking other services. Expand.

-- What stands in the way of a pushed code or card now; gone when another value is pushed, or this one was taken after all.
create table credential_problem (
    organisation_id uuid        not null,
    link_id         uuid        not null,
    kind            text        not null check (kind in ('access-code', 'card')),
    -- Slug of the rule broken; never the value.
    reason          text        not null,
    -- Who has it, where somebody has.
    holder_user_id  uuid,
    since           timestamptz not null,
    primary key (organisation_id, link_id, kind)
);

-- A pushed person who waits on identity's review list.
create table ambiguous_match (
    organisation_id uuid        not null,
    link_id         uuid        not null,
    review_id       uuid        not null,
    reason          text        not null,
    user_id         uuid        not null,
    since           timestamptz not null,
    primary key (organisation_id, link_id)
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['credential_problem', 'ambiguous_match']
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

-- Who was never taken, or is gone, by the name that was asked for.
create index provisioning_log_by_lost_name on provisioning_log (organisation_id, name, at, id)
    where resource_type = 'User' and (resource_id is null or operation = 'delete');
