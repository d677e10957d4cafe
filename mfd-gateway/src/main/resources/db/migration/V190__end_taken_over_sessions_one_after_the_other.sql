-- Why: two replicas that wrote sessions of one device at the same time did not see each other's, and both stayed open. Now whoever comes
-- second at a device waits for the first to commit, and the statement after sees what it wrote. Devices are locked in the order of
-- their ids. Expand.

create or replace function end_taken_over(
    p_organisation uuid, p_ids uuid[], p_devices uuid[], p_started timestamptz[])
    returns void
    language sql
    set enable_seqscan = off
    as $$
    select from device where organisation_id = p_organisation and id = any (p_devices) order by id for no key update;

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
