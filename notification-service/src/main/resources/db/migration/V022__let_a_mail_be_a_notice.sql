-- Why: administrators are told of a sync that failed, or of pushes that keep failing; such a mail is about no person. Expand: a
-- replica of before would take a notice's recipient for somebody deleted and drop it, so none is made before all are replaced.

alter table mail
    alter column user_id drop not null,
    -- Of a notice only, and erased once it is done.
    add column notice_address text,
    -- JSON: what it tells.
    add column notice         text,
    add constraint mail_keeps_no_notice_once_done
        check (state in ('queued', 'sending') or (notice_address is null and notice is null));

-- The inbox sees to that; this holds when it has forgotten.
create unique index mail_notice_once on mail (organisation_id, cause_event_id) where user_id is null;
