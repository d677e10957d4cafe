-- Why: sources give aliases too, and take back only their own. Expand.
--
-- By folded alias, an array of the sources that give it; an alias that is not in it is by hand. Those of aliases that are no more count
-- for nothing, so a replica of before may leave them.

alter table user_account
    add column alias_sources jsonb not null default '{}',
    add check (state <> 'deleted' or alias_sources = '{}');

-- A source's person goes without an alias that somebody else has.
alter table review
    drop constraint review_reason_check,
    add constraint review_reason_check check
        (reason in ('already-linked', 'user-name-taken', 'email-taken', 'email-unusable', 'alias-taken'));
