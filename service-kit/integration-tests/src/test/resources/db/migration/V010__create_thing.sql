-- Why: something to create, list and change in the kit's own tests. Expand.
create table thing (
    organisation_id uuid        not null,
    id              uuid        not null,
    name            text        not null,
    version         bigint      not null default 1,
    created_at      timestamptz not null default clock_timestamp(),
    primary key (organisation_id, id),
    unique (organisation_id, name)
);
alter table thing enable row level security;
alter table thing force row level security;
create policy own_organisation on thing
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on thing to ${app};
