-- Why: codes may expire, counted from when they were issued or, if that is later, from when the policy began to say so: a
-- change of policy touches no code that exists. Expand.

alter table code_space add column expiry_changed_at timestamptz not null default 'epoch';
alter table policy_override add column expiry_changed_at timestamptz not null default 'epoch';

-- Set when a code's end has been announced; it does not end before.
alter table access_code add column expires_at timestamptz;
-- Whose end is to be announced next, and whose has come. A synced code never expires: its source is its master.
create index access_code_to_announce on access_code (organisation_id, issued_at, id)
    where state = 'active' and origin <> 'synced' and expires_at is null;
create index access_code_to_renew on access_code (organisation_id, expires_at)
    where state = 'active' and origin <> 'synced' and expires_at is not null;

-- The timer starts without an organisation and must learn in which ones codes expire. Tells ids and nothing else.
create index code_space_with_expiry on code_space (organisation_id) where expires_after_days > 0;
create index policy_override_with_expiry on policy_override (organisation_id) where expires_after_days > 0;
create policy expiry_timer on code_space for select to current_user using (true);
create policy expiry_timer on policy_override for select to current_user using (true);

create function organisations_with_expiry(after uuid, most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from code_space where expires_after_days > 0 and organisation_id > after
    union
    select organisation_id from policy_override where expires_after_days > 0 and organisation_id > after
    order by organisation_id limit most
$$;
revoke all on function organisations_with_expiry(uuid, integer) from public;
grant execute on function organisations_with_expiry(uuid, integer) to ${app};
