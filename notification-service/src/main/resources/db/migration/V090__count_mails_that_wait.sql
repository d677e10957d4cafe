-- Why: metrics tell how many mails of each queue wait and how late the latest of them is, for all organisations together and in numbers
-- only. Expand.

-- Asked every few seconds whatever the table holds, so what it costs has an end: so many mails are counted, so many organisations looked at.
-- Never by reading the table as a whole, even when statistics are of a time when all of it waited.
create function mails_waiting(moment timestamptz, most integer)
    returns table (queue text, waiting bigint, late_seconds double precision)
    language sql stable security definer
    set search_path = pg_catalog, public
    set enable_seqscan = off
    set enable_bitmapscan = off
as $$
    with recursive urgent (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from mail where state in ('queued', 'sending') and priority < 2
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from urgent
        cross join lateral (
            select m.organisation_id, m.next_attempt_at from mail m
            where m.state in ('queued', 'sending') and m.priority < 2 and m.organisation_id > urgent.organisation_id
            order by m.organisation_id, m.next_attempt_at limit 1
        ) next
    ), ordinary (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from mail where state in ('queued', 'sending') and priority >= 2
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from ordinary
        cross join lateral (
            select m.organisation_id, m.next_attempt_at from mail m
            where m.state in ('queued', 'sending') and m.priority >= 2 and m.organisation_id > ordinary.organisation_id
            order by m.organisation_id, m.next_attempt_at limit 1
        ) next
    )
    select 'urgent',
        (select count(*) from (select from mail where state in ('queued', 'sending') and priority < 2 limit most) counted),
        (select greatest(0, coalesce(extract(epoch from moment - min(due_at)), 0))::double precision
         from (select due_at from urgent limit most) looked_at)
    union all
    select 'ordinary',
        (select count(*) from (select from mail where state in ('queued', 'sending') and priority >= 2 limit most) counted),
        (select greatest(0, coalesce(extract(epoch from moment - min(due_at)), 0))::double precision
         from (select due_at from ordinary limit most) looked_at)
$$;
revoke all on function mails_waiting(timestamptz, integer) from public;
grant execute on function mails_waiting(timestamptz, integer) to ${app};
