-- Why: every reveal and change is accounted for: who, when, what; never the value. Expand.

create table audit (
    organisation_id uuid        not null,
    id              uuid        not null,
    at              timestamptz not null,
    actor           text        not null,
    action          text        not null,
    user_id         uuid,
    reason          text,
    version         bigint,
    primary key (organisation_id, id)
);
create index audit_by_time on audit (organisation_id, at, id);
create index audit_by_person on audit (organisation_id, user_id, at, id);

alter table audit enable row level security;
alter table audit force row level security;
create policy own_organisation on audit
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
-- Not changed and not deleted by the application.
grant select, insert on audit to ${app};
