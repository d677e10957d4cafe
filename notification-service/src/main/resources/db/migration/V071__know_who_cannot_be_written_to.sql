-- Why: an organisation may choose the mail of a manual change by itself, and its administrators want to see who has no address
-- and what became of mails by kind. Expand: null is what a replica of before writes.
alter table organisation
    add column manual_change_mail text check (manual_change_mail in ('classic', 'portal', 'none'));

-- Whether the address on record can be used, as the service judges it; null in a row of before: whether there is one.
alter table contact add column reachable boolean;
create index contact_unreachable on contact (organisation_id, user_id)
    where state = 'active' and not coalesce(reachable, email is not null);

-- The log by what caused a mail, by its template, and by time alone when it is pruned.
create index mail_by_cause on mail (organisation_id, cause_type, created_at desc, id desc);
create index mail_by_template on mail (organisation_id, template, created_at desc, id desc);
