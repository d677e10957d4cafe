-- Why: whoever is erased must go from rows of imports that mean nobody, and those were looked through one by one. Rows that are only read
-- are left out: their import is at work or broke off in the middle, and so is found by itself. Expand.
create index import_row_by_user_name on import_row
    (organisation_id, normalize(lower(upper(normalize(btrim(cells ->> 'userName'), nfkc))), nfkc))
    where user_id is null and state <> 'read' and cells ? 'userName';
create index import_row_by_email on import_row
    (organisation_id, normalize(lower(upper(normalize(btrim(cells ->> 'email'), nfkc))), nfkc))
    where user_id is null and state <> 'read' and cells ? 'email';
