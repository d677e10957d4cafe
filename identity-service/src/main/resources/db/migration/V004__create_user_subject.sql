-- Why: who signs in is a person by issuer and subject, bound once; an email or a user name may move to somebody else. Expand.

create table user_subject (
    organisation_id uuid        not null,
    id              uuid        not null,
    issuer          text        not null,
    subject         text        not null,
    user_id         uuid        not null,
    bound_at        timestamptz not null,
    primary key (organisation_id, id),
    foreign key (organisation_id, user_id) references user_account (organisation_id, user_id)
);
-- A sign-in is one person's, and a person has one of each issuer.
create unique index user_subject_by_subject on user_subject (organisation_id, issuer, subject);
create unique index user_subject_by_user on user_subject (organisation_id, user_id, issuer);

alter table user_subject enable row level security;
alter table user_subject force row level security;
create policy own_organisation on user_subject
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, delete on user_subject to ${app};
