-- Why: metrics tell how many holds wait for an administrator and since when, for all organisations together and in numbers only. Expand.

create policy owner_counts_holds on run_hold for select to current_user using (true);

-- Asked every few seconds; answered from run_hold_open, which holds no others. What counting costs has an end.
create function holds_open(most integer) returns table (holds bigint, oldest timestamptz)
    language sql stable security definer
    set search_path = pg_catalog, public
    set enable_seqscan = off
as $$
    select count(*), min(opened_at) from (select opened_at from run_hold where state = 'OPEN' limit most) counted
$$;
revoke all on function holds_open(integer) from public;
grant execute on function holds_open(integer) to ${app};
