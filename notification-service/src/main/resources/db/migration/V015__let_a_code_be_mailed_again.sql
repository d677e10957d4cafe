-- Why: a reminder mails a version of the code that was mailed before. Expand: the constraint keeps its name and its meaning
-- for every mail but reminders, so replicas of before go on.

-- occasion: 'code' for the mail that a version causes by being issued; of a reminder, the event that asked for it.
alter table mail
    add column occasion text not null default 'code',
    drop constraint mail_once_per_version,
    add constraint mail_once_per_version unique (organisation_id, user_id, version, occasion);
