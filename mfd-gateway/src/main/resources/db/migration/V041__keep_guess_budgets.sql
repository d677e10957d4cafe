-- Why: a wrong code names nobody, and each device alone cannot tell that a whole fleet is guessing; so refusals are counted per
-- site and per organisation, and beyond a budget a code alone lets in only people who are usual at that device. Expand.

-- Counts by window of time. Only refusals and requests for reminders write here.
create table spent_budget (
    organisation_id uuid        not null,
    -- Place of guesses, or of reminders whose they are.
    what            text        not null,
    span            text        not null check (span in ('minute', 'hour', 'day')),
    began_at        timestamptz not null,
    -- Counts that are added up, so that not every refusal of an organisation waits for one row.
    shard           integer     not null,
    times           bigint      not null,
    primary key (organisation_id, what, span, began_at, shard)
);
create index spent_budget_by_age on spent_budget (organisation_id, began_at);

create table step_up (
    organisation_id uuid        not null,
    place           text        not null,
    until           timestamptz not null,
    -- Administrators know until then.
    told_until      timestamptz,
    primary key (organisation_id, place)
);

-- Who logged in at a device before.
create table usual_person (
    organisation_id uuid        not null,
    device_id       uuid        not null,
    user_id         uuid        not null,
    -- To a day: a row is not written again with each login.
    last_login_at   timestamptz not null,
    primary key (organisation_id, device_id, user_id)
);
create index usual_person_by_age on usual_person (organisation_id, last_login_at);

-- A repeated attempt is told again to step up.
alter table attempt_answer add column step_up_until timestamptz;

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['spent_budget', 'step_up', 'usual_person']
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
