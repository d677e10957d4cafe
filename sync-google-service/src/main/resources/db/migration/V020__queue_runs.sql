-- Why: a run an administrator asks for while as many are under way as may be waits for its turn instead of being refused, and among all that
-- wait, asked for or due, the longest waiting is next. Expand.

alter table run drop constraint run_state_check;
alter table run add constraint run_state_check check (state in ('QUEUED', 'RUNNING', 'COMPLETED', 'FAILED'));

-- One per organisation; its started_at is when it was asked for.
create unique index run_queued on run (organisation_id) where state = 'QUEUED';

create policy timer on run for select to current_user using (true);

create or replace function organisations_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select waiting.organisation_id
      from (select organisation_id, next_run_at as since from connection
             where mode = 'AUTOMATIC' and next_run_at <= clock_timestamp()
            union all
            select organisation_id, started_at from run where state = 'QUEUED') waiting
     where not exists (select from run_lock l where l.organisation_id = waiting.organisation_id and l.run_id is not null)
     group by waiting.organisation_id
     order by min(waiting.since) limit most
$$;
