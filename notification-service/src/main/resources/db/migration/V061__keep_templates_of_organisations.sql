-- Why: an organisation may have mails say it in its own words. Expand only.

create table mail_template (
    organisation_id uuid        not null,
    template        text        not null,
    language        text        not null,
    -- Both null: the words that come with the service hold again. The row stays, so that versions go on.
    subject         text,
    body            text,
    version         bigint      not null,
    changed_at      timestamptz not null,
    primary key (organisation_id, template, language),
    constraint mail_template_is_whole check ((subject is null) = (body is null))
);
alter table mail_template enable row level security;
alter table mail_template force row level security;
create policy own_organisation on mail_template using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on mail_template to ${app};

-- Test mails are counted by the hour.
create index mail_of_tests on mail (organisation_id, created_at) where occasion = 'test';
