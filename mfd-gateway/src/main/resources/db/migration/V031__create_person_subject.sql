-- Why: somebody who proves themselves by their provider's word is found by issuer and subject, as identity has bound them, and
-- never by a name or address. Expand.

create table person_subject (
    organisation_id uuid not null,
    issuer          text not null,
    subject         text not null,
    user_id         uuid not null,
    primary key (organisation_id, issuer, subject)
);
create index person_subject_by_person on person_subject (organisation_id, user_id);

alter table person_subject enable row level security;
alter table person_subject force row level security;
create policy own_organisation on person_subject
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on person_subject to ${app};
