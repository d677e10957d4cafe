-- Why: a policy says more than how codes are drawn, and groups of people may have one that differs. Expand: the defaults are
-- what held before.

-- expires_after_days: 0 is never. reveal_roles: who of the administrators may see codes; an empty array is nobody.
-- override_version: the newest version given to an override, so that one made anew never has a version seen before.
alter table code_space
    add column trivial_codes_allowed     boolean not null default false,
    add column codes_viewable            boolean not null default true,
    add column reveal_roles              text[]  not null default array ['admin', 'helpdesk'],
    add column expires_after_days        integer not null default 0,
    add column expiry_notice_days        integer not null default 7,
    add column self_service_regeneration boolean not null default false,
    add column regenerations_per_day     integer not null default 3,
    add column override_version          bigint  not null default 0,
    add check (reveal_roles <@ array ['admin', 'helpdesk']),
    add check (expires_after_days between 0 and 3650),
    add check (expiry_notice_days between 0 and 365),
    add check (regenerations_per_day between 1 and 100);

-- What differs from the organisation's policy for people whom identity gives this name; null: nothing does.
create table policy_override (
    organisation_id           uuid    not null,
    name                      text    not null,
    format                    text check (format in ('alphanumeric', 'numeric')),
    min_length                integer check (min_length between 4 and 10),
    density_limit             double precision check (density_limit > 0 and density_limit <= 1),
    quarantine_days           integer check (quarantine_days between 0 and 3650),
    trivial_codes_allowed     boolean,
    codes_viewable            boolean,
    reveal_roles              text[] check (reveal_roles <@ array ['admin', 'helpdesk']),
    expires_after_days        integer check (expires_after_days between 0 and 3650),
    expiry_notice_days        integer check (expiry_notice_days between 0 and 365),
    self_service_regeneration boolean,
    regenerations_per_day     integer check (regenerations_per_day between 1 and 100),
    version                   bigint  not null,
    primary key (organisation_id, name)
);

-- The name that identity gives; no reference, since the override may be made later or not at all.
alter table person add column code_policy text;
create index person_by_code_policy on person (organisation_id, code_policy) where code_policy is not null;

alter table policy_override enable row level security;
alter table policy_override force row level security;
create policy own_organisation on policy_override
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on policy_override to ${app};
