-- Why: a token that somebody copied off a device must be worth nothing elsewhere, so that a device with a key of its own proves it
-- with each request. Expand: what was there before is called as before.

-- As a JWK's x and y, base64url of 32 bytes each.
alter table pairing
    add column key_x text check (length(key_x) = 43),
    add column key_y text check (length(key_y) = 43),
    add check ((key_x is null) = (key_y is null));
alter table device
    add column key_x             text check (length(key_x) = 43),
    add column key_y             text check (length(key_y) = 43),
    -- RFC 7638, base64url. A device without one shows its token only.
    add column key_thumbprint    text check (length(key_thumbprint) = 43),
    -- The token before the current one, until that is used or the time is over.
    add column former_token_hash bytea check (octet_length(former_token_hash) = 32),
    add column former_token_until timestamptz,
    add check ((key_thumbprint is null) = (key_x is null) and (key_x is null) = (key_y is null));
create unique index device_by_former_token on device (organisation_id, former_token_hash)
    where former_token_hash is not null;

-- Ids of proofs that were used, for as long as their time would let them be used again.
create table device_proof (
    organisation_id uuid        not null,
    device_id       uuid        not null,
    proof_id        bytea       not null check (octet_length(proof_id) = 32),
    at              timestamptz not null,
    primary key (organisation_id, device_id, proof_id)
);
create index device_proof_by_age on device_proof (organisation_id, device_id, at);
alter table device_proof enable row level security;
alter table device_proof force row level security;
create policy own_organisation on device_proof
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on device_proof to ${app};

drop function open_pairing(
    uuid, bytea, bytea, text, text, text, text, timestamptz, timestamptz, timestamptz, integer);
create function open_pairing(
    p_id uuid, p_code_hash bytea, p_secret_hash bytea, p_serial text, p_model text, p_vendor text, p_address text,
    p_now timestamptz, p_expires_at timestamptz, p_since timestamptz, p_most integer, p_key_x text default null,
    p_key_y text default null)
    returns table (opened boolean, oldest timestamptz)
    language plpgsql security definer set search_path = public, pg_temp as $$
declare
    nobody constant uuid := '00000000-0000-0000-0000-000000000000';
    recent integer;
begin
    -- One after the other per address, so that the count is exact.
    perform pg_advisory_xact_lock(hashtextextended('pairing|' || p_address, 0));
    select count(*), min(opened_at) into recent, oldest
      from pairing where address = p_address and opened_at > p_since;
    if recent >= p_most then
        return query select false, oldest;
        return;
    end if;
    -- One open code per device.
    update pairing set expires_at = p_now
     where organisation_id = nobody and address = p_address and serial = p_serial and vendor = p_vendor
       and expires_at > p_now;
    delete from pairing where organisation_id = nobody and address = p_address and expires_at < p_now - interval '1 day';
    insert into pairing (
        id, code_hash, secret_hash, serial, model, vendor, address, opened_at, expires_at, key_x, key_y)
    values (
        p_id, p_code_hash, p_secret_hash, p_serial, p_model, p_vendor, p_address, p_now, p_expires_at, p_key_x, p_key_y);
    return query select true, null::timestamptz;
end
$$;

drop function approve_pairing(bytea, uuid, uuid, timestamptz, timestamptz);
create function approve_pairing(
    p_code_hash bytea, p_organisation uuid, p_device uuid, p_now timestamptz, p_expires_at timestamptz)
    returns table (serial text, model text, vendor text, key_x text, key_y text)
    language sql security definer set search_path = public, pg_temp as $$
    update pairing set organisation_id = p_organisation, device_id = p_device, expires_at = p_expires_at
     where organisation_id = '00000000-0000-0000-0000-000000000000' and code_hash = p_code_hash and expires_at > p_now
    returning serial, model, vendor, key_x, key_y
$$;

drop function preview_pairing(bytea, timestamptz);
create function preview_pairing(p_code_hash bytea, p_now timestamptz)
    returns table (
        serial text, model text, vendor text, address text, opened_at timestamptz, expires_at timestamptz, key_x text,
        key_y text)
    language sql stable security definer set search_path = public, pg_temp as $$
    select serial, model, vendor, address, opened_at, expires_at, key_x, key_y
      from pairing
     where organisation_id = '00000000-0000-0000-0000-000000000000' and code_hash = p_code_hash and expires_at > p_now
$$;
revoke all on function open_pairing, approve_pairing, preview_pairing from public;
grant execute on function open_pairing, approve_pairing, preview_pairing to ${app};
