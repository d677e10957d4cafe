-- Why: a file changes everybody, and an export tells of everybody, so who did it is kept with the other acts. Expand.
alter table act add column import_id uuid;
