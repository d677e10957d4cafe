-- Why: of a deleted organisation nothing may stay and nothing may come back, whatever arrives late or is half way. Expand.
--
-- What stays is the tombstone. It is known to everybody, since it names an organisation that is no more.

create table organisation_tombstone (
    organisation_id uuid        not null primary key,
    deleted_at      timestamptz not null default clock_timestamp(),
    -- When to go on; whoever is at it moves it ahead.
    next_at         timestamptz not null default clock_timestamp(),
    -- Transactions that were open when the deletion was first seen, and may not know of it: pg_locks.virtualxid.
    awaited         text[],
    rows_deleted    bigint      not null default 0,
    events_dropped  bigint      not null default 0,
    -- When the last row was gone.
    finished_at     timestamptz
);
create index organisation_tombstone_due on organisation_tombstone (next_at) where finished_at is null;

alter table organisation_tombstone enable row level security;
alter table organisation_tombstone force row level security;
create policy known_to_all on organisation_tombstone for select using (true);
create policy own_organisation on organisation_tombstone for insert
    with check (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
create policy every_organisation on organisation_tombstone to ${relay} using (true) with check (true);
grant select, insert on organisation_tombstone to ${app};
grant select, update on organisation_tombstone to ${relay};

-- Shows a transaction one organisation's rows. That it fails for a deleted one is what refuses all that follows in it.
create function enter_organisation(organisation text) returns text language plpgsql as $$
begin
    if exists (select from organisation_tombstone where organisation_id = organisation::uuid) then
        raise exception 'the organisation is deleted' using errcode = 'PL410';
    end if;
    return set_config('platen.organisation', organisation, true);
end
$$;
revoke all on function enter_organisation from public;
grant execute on function enter_organisation to ${app};

-- Deletes at most so many rows of a deleted organisation from each table that has organisation_id, and says how many went: 0
-- when nothing is left. Tables come from the catalogue, so none can be forgotten, and as their owner, so that records nobody
-- may delete (audit) go as well. A table others refer to waits for them. What identity.organisation has to say is published.
create function sweep_organisation(organisation uuid, batch integer) returns bigint
    language plpgsql security definer set search_path = public, pg_temp
    set enable_seqscan = off set enable_bitmapscan = off as $$
declare
    swept      record;
    gone       bigint;
    total      bigint := 0;
    unfinished oid[]  := '{}';
begin
    if not exists (select from organisation_tombstone where organisation_id = organisation) then
        raise exception 'the organisation is not deleted';
    end if;
    perform set_config('platen.organisation', organisation::text, true);
    for swept in
        with recursive own_table (id, name) as (
            select c.oid, c.relname
            from pg_class c
            join pg_attribute a on a.attrelid = c.oid and a.attname = 'organisation_id' and not a.attisdropped
            where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'organisation_tombstone'
        ), reference (child, parent) as (
            select conrelid, confrelid from pg_constraint where contype = 'f' and conrelid <> confrelid
        ), ranked (id, rank) as (
            select id, 0 from own_table
            union
            select parent, rank + 1 from ranked join reference on child = id
        )
        select own_table.id, name, (select coalesce(array_agg(child), '{}') from reference where parent = own_table.id) as children
        from own_table join ranked using (id)
        group by own_table.id, name
        order by max(rank), name
    loop
        if swept.children && unfinished then
            unfinished := unfinished || swept.id;
            continue;
        end if;
        execute format(
            'delete from %1$I where ctid = any (array(select ctid from %1$I where organisation_id = $1 %2$s limit $2))',
            swept.name, case swept.name when 'outbox' then 'and topic <> ''identity.organisation''' else '' end)
            using organisation, batch;
        get diagnostics gone = row_count;
        total := total + gone;
        if gone = batch then
            unfinished := unfinished || swept.id;
        end if;
    end loop;
    return total;
end
$$;
revoke all on function sweep_organisation from public;
grant execute on function sweep_organisation to ${relay};
