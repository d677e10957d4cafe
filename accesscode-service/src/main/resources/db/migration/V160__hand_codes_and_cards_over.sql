-- Why: the rows of a file may hand codes and cards on from one person to the next, and arrive in any order. Until the holder's row does, a
-- value is waited for, which is no conflict. Expand; what was unique before still is for all that older replicas write.

-- awaited_until: set while the holder is known to give the value up; after that time it is a conflict like others.
-- first_code: whoever waits has not been told of any code yet, so that the one waited for comes with the invitation.
alter table conflict add column awaited_until timestamptz;
alter table conflict add column first_code boolean not null default false;
create index conflict_awaited on conflict (awaited_until) where awaited_until is not null;

-- A person wants one code, but of cards as many as a file gives them.
create unique index conflict_of_code on conflict (organisation_id, user_id) where kind = 'access-code';
drop index conflict_by_person;
create unique index conflict_by_person on conflict (organisation_id, user_id, kind, blind_index);

-- The timer starts without an organisation. Tells ids and nothing else; the policy of V027 lets the owner read.
create function organisations_with_late_handovers(moment timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
    set enable_seqscan = off set jit = off
as $$
    select distinct organisation_id from conflict where awaited_until <= moment
$$;
revoke all on function organisations_with_late_handovers(timestamptz) from public;
grant execute on function organisations_with_late_handovers(timestamptz) to ${app};
