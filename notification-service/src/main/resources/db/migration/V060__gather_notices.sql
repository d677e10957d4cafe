-- Why: conflicts and ambiguous matches come by the hundred, and their notices are gathered into one an hour. Finds the latest
-- notice of a kind. Expand only.
create index mail_notice_of_kind on mail (organisation_id, template, created_at desc) where user_id is null;
