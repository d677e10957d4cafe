-- Why: whoever floods a panel with requests must not flood a mailbox: one reminder of a person per so much time. Expand.

create table reminder (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    issued_at       timestamptz not null,
    primary key (organisation_id, user_id)
);

alter table reminder enable row level security;
alter table reminder force row level security;
create policy own_organisation on reminder
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on reminder to ${app};
