-- Why: every change of who holds which code is made alone within its organisation, under that organisation's policy. Expand.

-- One row per organisation: its policy, and how many codes it holds (active and reserved). Locking the row is what makes
-- the rules on codes hold with several replicas.
create table code_space (
    organisation_id uuid             primary key,
    format          text             not null check (format in ('alphanumeric', 'numeric')),
    min_length      integer          not null check (min_length between 4 and 10),
    density_limit   double precision not null check (density_limit > 0 and density_limit <= 1),
    quarantine_days integer          not null check (quarantine_days between 0 and 3650),
    version         bigint           not null default 1,
    codes           bigint           not null default 0 check (codes >= 0)
) with (fillfactor = 50); -- the counter changes often and no index covers it: updates stay on their page

-- code_version: the newest version of the person's access code that was published; events count it without gaps.
create table person (
    organisation_id uuid   not null,
    user_id         uuid   not null,
    state           text   not null check (state in ('active', 'inactive', 'deleted')),
    code_version    bigint not null default 0,
    primary key (organisation_id, user_id)
);

do $$
declare
    name text;
begin
    foreach name in array array ['code_space', 'person']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', name);
        execute format('grant select, insert, update, delete on %I to ${app}', name);
    end loop;
end
$$;
