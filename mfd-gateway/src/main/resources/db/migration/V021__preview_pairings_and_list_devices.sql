-- Why: an administrator sees which device a pairing code belongs to before approving it, and finds devices among many. Expand.

-- What the device that shows this code says of itself; no row when there is no such code.
create function preview_pairing(p_code_hash bytea, p_now timestamptz)
    returns table (serial text, model text, vendor text, address text, opened_at timestamptz, expires_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select serial, model, vendor, address, opened_at, expires_at
      from pairing
     where organisation_id = '00000000-0000-0000-0000-000000000000' and code_hash = p_code_hash and expires_at > p_now
$$;
revoke all on function preview_pairing from public;
grant execute on function preview_pairing to ${app};

create index device_by_site on device (organisation_id, site, approved_at, id) where unpaired_at is null;
create index device_paused on device (organisation_id, approved_at, id) where unpaired_at is null and paused_at is not null;
