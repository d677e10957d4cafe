-- Why: an administrator's import supplies codes, and says whether people are told; a code that is somebody else's may reach
-- whom it was meant for later, and then that word still counts. Expand.

alter table access_code drop constraint if exists access_code_origin_check;
alter table access_code add constraint access_code_origin_check
    check (origin in ('generated', 'typed', 'imported', 'synced'));

-- Null: the reason alone decides.
alter table conflict add column notify boolean;
