-- Why: an organisation may want another mail when an administrator changes a code than the one that invites, or none. Expand:
-- null, as a replica of before writes it, means the kind of the invitation.
alter table organisation
    add column manual_change_mail text check (manual_change_mail in ('classic', 'portal', 'none'));
