-- Why: a large directory is read once a day, at a time the organisation chooses, a small one every few minutes too; after Google has refused the
-- service account the pauses grow; and an administrator sees how old the last complete run is. hint_at: something has happened that the next run
-- should see soon; cleared when a run begins, so that what happens while one is under way is not lost. Expand.

alter table connection
    add column daily_at               time        not null default '02:00',
    add column daily_zone             text        not null default 'UTC',
    add column last_complete_at       timestamptz,
    add column last_complete_people   integer     not null default 0,
    add column authorisation_failures integer     not null default 0,
    add column hint_at                timestamptz;

create index connection_hinted on connection (hint_at) where hint_at is not null and mode = 'AUTOMATIC';

update connection c
   set last_complete_at = last.finished_at, last_complete_people = last.read_count
  from (select distinct on (organisation_id) organisation_id, finished_at, read_count from run
         where state = 'COMPLETED' and not dry_run order by organisation_id, started_at desc) last
 where last.organisation_id = c.organisation_id;

create or replace function organisations_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select waiting.organisation_id
      from (select organisation_id, next_run_at as since from connection
             where mode = 'AUTOMATIC' and next_run_at <= clock_timestamp()
            union all
            select organisation_id, hint_at from connection
             where mode = 'AUTOMATIC' and hint_at <= clock_timestamp() and authorisation_failures = 0
            union all
            select organisation_id, started_at from run where state = 'QUEUED') waiting
     where not exists (select from run_lock l where l.organisation_id = waiting.organisation_id and l.run_id is not null)
     group by waiting.organisation_id
     order by min(waiting.since) limit most
$$;
