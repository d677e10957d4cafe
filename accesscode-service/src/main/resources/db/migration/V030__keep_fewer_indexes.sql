-- Why: a code given to everybody writes into every index of its tables, and a million of them into more pages than fit into
-- memory. What an index was read for is kept where it costs less. Expand: replicas of before still work, slower.

-- The lengths of codes that there are or were, as bits: 1 << length. A length never goes away again, which costs a look-up.
alter table code_space add column lengths_in_use integer not null default 0;

-- The owner is held by row-level security, too: let it count everybody's.
alter table code_space no force row level security;
alter table access_code no force row level security;
update code_space s set lengths_in_use = coalesce(
    (select bit_or(1 << a.length) from access_code a where a.organisation_id = s.organisation_id), 0);
alter table code_space force row level security;
alter table access_code force row level security;

-- By the table itself, so that no writer can forget it. Whoever adds codes holds the row already.
create function note_lengths_in_use() returns trigger
    language plpgsql set search_path = public, pg_temp
as $$
begin
    update code_space s set lengths_in_use = s.lengths_in_use | a.lengths
    from (select organisation_id, bit_or(1 << length) as lengths from added group by organisation_id) a
    where s.organisation_id = a.organisation_id and s.lengths_in_use | a.lengths <> s.lengths_in_use;
    return null;
end
$$;
create trigger note_lengths_in_use after insert on access_code
    referencing new table as added for each statement execute function note_lengths_in_use();

drop index access_code_by_length;

-- One index in place of two: what a key must tell apart is read in order of time.
alter table audit drop constraint audit_pkey;
drop index audit_by_time;
alter table audit add primary key (organisation_id, at, id);

create or replace function prune_audit(most integer) returns integer
    language sql security definer set search_path = public, pg_temp
as $$
    with own (organisation_id) as (
        select nullif(current_setting('platen.organisation', true), '')::uuid
    ), expired as (
        select a.organisation_id, a.at, a.id from audit a join own using (organisation_id)
        where a.at < audit_kept_from(a.organisation_id)
        order by a.at, a.id limit most for update of a skip locked
    ), gone as (
        delete from audit a using expired e
        where a.organisation_id = e.organisation_id and a.at = e.at and a.id = e.id returning 1
    )
    select count(*)::integer from gone
$$;
