-- Why: a plan is kept by its connection. Made while a table was new and small, it reads the whole table, and goes on doing so while
-- thousands of logins a minute come in, until statistics are taken. What every login does goes by index from the first one on, and
-- by a plan that is made once. Expand.

alter function find_attempt(
    uuid, uuid, text, text, text, bytea[], timestamptz, timestamptz, text[], timestamptz)
    set enable_seqscan = off
    set plan_cache_mode = force_generic_plan;
alter function find_device(uuid, bytea, text, bytea, timestamptz)
    set enable_seqscan = off
    set plan_cache_mode = force_generic_plan;

-- Who comes takes over: of a device's sessions only the newest stays open, however the replicas' batches follow each other. Given
-- are the sessions just written.
create function end_taken_over(p_organisation uuid, p_ids uuid[], p_devices uuid[], p_started timestamptz[])
    returns void
    language sql
    set enable_seqscan = off
    as $$
    with known (id, device_id, started_at) as (
        select * from unnest(p_ids, p_devices, p_started)
        union
        select s.id, s.device_id, s.started_at
          from (select distinct device_id from unnest(p_devices) as one (device_id)) device
          join session s on s.organisation_id = p_organisation and s.device_id = device.device_id and s.ended_at is null
    ), later as materialized (
        select id, lead(started_at) over (partition by device_id order by started_at, id) as began from known
    )
    update session s set ended_at = later.began
      from later
     where s.organisation_id = p_organisation and s.id = later.id and later.began is not null and s.ended_at is null
$$;
revoke all on function end_taken_over from public;
grant execute on function end_taken_over to ${app};
