-- Why: somebody who holds a new card against a device is mailed a link that confirms it. Expand: a replica of before does not know
-- the template, so no such event may be made before all are replaced.

alter table mail
    -- false: the mail tells of no version of the person's code, so a newer code neither drops it nor waits for it.
    add column of_code   boolean not null default true,
    -- JSON: the device and until when the link works. The link itself is sealed, as a code is.
    add column card_link text,
    add constraint mail_keeps_no_card_link_once_done check (state in ('queued', 'sending') or card_link is null);
