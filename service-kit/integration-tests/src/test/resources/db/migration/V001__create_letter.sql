-- Why: something for events to have an effect on. Expand.
create table address (
    organisation_id uuid not null,
    name            text not null,
    primary key (organisation_id, name)
);
create table letter (
    organisation_id uuid    not null,
    id              bigint generated always as identity,
    recipient       text    not null,
    text            text    not null,
    primary key (organisation_id, id)
);

alter table address enable row level security;
alter table address force row level security;
create policy own_organisation on address
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on address to ${app};

alter table letter enable row level security;
alter table letter force row level security;
create policy own_organisation on letter
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on letter to ${app};
