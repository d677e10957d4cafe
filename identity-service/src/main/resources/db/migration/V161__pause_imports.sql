-- Why: an administrator stops an import for a while, without losing how far it is. Expand.

-- Set while nobody is to work on it; only of one that is checking or running.
alter table user_import add column paused_at timestamptz check (paused_at is null or state in ('checking', 'running'));
create index user_import_paused on user_import (organisation_id, paused_at) where paused_at is not null;

create or replace function organisations_with_an_import_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from user_import
    where state in ('checking', 'running') and paused_at is null and due_at <= clock_timestamp()
      and (lease_until is null or lease_until < clock_timestamp())
    order by due_at limit most
$$;
