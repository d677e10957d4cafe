-- Why: Google's further addresses of a person are published as aliases, so plans and reports tell what became of them. Expand.
--
-- As one text, with spaces between them. Null where none were read yet, which differs from none only in what is reported.

alter table person add column aliases text;

alter table run_change
    add column aliases        text,
    add column before_aliases text;
