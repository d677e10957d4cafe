-- Why: nothing but a paired device may try a credential. Expand.

create table device (
    organisation_id   uuid        not null,
    id                uuid        not null,
    name              text        not null,
    site              text,
    serial            text        not null,
    model             text        not null,
    vendor            text        not null,
    -- SHA-256 of the device's secrets; null until it has fetched them, and again once unpaired.
    token_hash        bytea check (octet_length(token_hash) = 32),
    panel_secret_hash bytea check (octet_length(panel_secret_hash) = 32),
    approved_at       timestamptz not null,
    approved_by       text        not null,
    paired_at         timestamptz,
    unpaired_at       timestamptz,
    last_seen_at      timestamptz,
    version           integer     not null default 1,
    primary key (organisation_id, id)
);
create unique index device_by_token on device (organisation_id, token_hash) where token_hash is not null;
create index device_in_order on device (organisation_id, approved_at, id) where unpaired_at is null;

-- A device that asks to be paired belongs to nobody yet, which the nil organisation stands for. The functions below, and
-- nothing else, see those rows; approval moves a row to its organisation.
create table pairing (
    organisation_id uuid        not null default '00000000-0000-0000-0000-000000000000',
    id              uuid        not null,
    code_hash       bytea       not null check (octet_length(code_hash) = 32),
    secret_hash     bytea       not null check (octet_length(secret_hash) = 32),
    serial          text        not null,
    model           text        not null,
    vendor          text        not null,
    address         text        not null,
    opened_at       timestamptz not null,
    expires_at      timestamptz not null,
    device_id       uuid,
    collected_at    timestamptz,
    primary key (organisation_id, id)
);
create index pairing_by_code on pairing (organisation_id, code_hash);
create index pairing_by_id on pairing (id);
create index pairing_by_address on pairing (organisation_id, address, opened_at);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['device', 'pairing']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
    end loop;
end
$$;
-- For the functions below, which run as the owner: they are the one look-up across organisations.
create policy pairing_desk on pairing to current_user using (true) with check (true);

-- Opens a pairing unless this address has opened too many since p_since; then says when the oldest of them falls out.
create function open_pairing(
    p_id uuid, p_code_hash bytea, p_secret_hash bytea, p_serial text, p_model text, p_vendor text, p_address text,
    p_now timestamptz, p_expires_at timestamptz, p_since timestamptz, p_most integer)
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
    insert into pairing (id, code_hash, secret_hash, serial, model, vendor, address, opened_at, expires_at)
    values (p_id, p_code_hash, p_secret_hash, p_serial, p_model, p_vendor, p_address, p_now, p_expires_at);
    return query select true, null::timestamptz;
end
$$;

-- Gives an open pairing to an organisation. Returns what the device said of itself; no row when there is no such code.
create function approve_pairing(
    p_code_hash bytea, p_organisation uuid, p_device uuid, p_now timestamptz, p_expires_at timestamptz)
    returns table (serial text, model text, vendor text)
    language sql security definer set search_path = public, pg_temp as $$
    update pairing set organisation_id = p_organisation, device_id = p_device, expires_at = p_expires_at
     where organisation_id = '00000000-0000-0000-0000-000000000000' and code_hash = p_code_hash and expires_at > p_now
    returning serial, model, vendor
$$;

-- What became of a pairing, for the device that holds its secret. The organisation is nil until it is approved.
create function find_pairing(p_id uuid, p_secret_hash bytea)
    returns table (organisation_id uuid, device_id uuid, expires_at timestamptz, collected_at timestamptz)
    language sql stable security definer set search_path = public, pg_temp as $$
    select organisation_id, device_id, expires_at, collected_at
      from pairing where id = p_id and secret_hash = p_secret_hash
$$;

revoke all on function open_pairing, approve_pairing, find_pairing from public;
grant execute on function open_pairing, approve_pairing, find_pairing to ${app};

-- A device by its token: one statement, which is its own transaction and sees the organisation that the token names.
create function find_device(p_organisation uuid, p_token_hash bytea)
    returns table (id uuid, name text, token_hash bytea)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select d.id, d.name, d.token_hash from device d
         where d.organisation_id = p_organisation and d.token_hash = p_token_hash;
end
$$;
revoke all on function find_device from public;
grant execute on function find_device to ${app};
