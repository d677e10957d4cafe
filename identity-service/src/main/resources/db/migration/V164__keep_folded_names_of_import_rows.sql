-- Why: under row-level security an index on an expression is of no use, because its functions might tell of rows of others. Plain columns
-- are; they go with the cells they are made of. Expand: the indexes of V160 served nothing yet.
drop index import_row_by_user_name;
drop index import_row_by_email;
alter table import_row
    add column user_name_key text generated always as
        (normalize(lower(upper(normalize(btrim(cells ->> 'userName'), nfkc))), nfkc)) stored,
    add column email_key text generated always as
        (normalize(lower(upper(normalize(btrim(cells ->> 'email'), nfkc))), nfkc)) stored;
-- Whom a row means is known when it has been looked over, and most of a file's rows mean somebody: these stay small.
create index import_row_by_user_name on import_row (organisation_id, user_name_key) where user_id is null and state <> 'read';
create index import_row_by_email on import_row (organisation_id, email_key) where user_id is null and state <> 'read';
-- Rows that are only read: of the import at work, and of those that broke off.
create index import_row_read on import_row (organisation_id, import_id) where state = 'read';
