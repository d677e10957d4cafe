-- Why: whether a request comes from the device its token was given to is decided in the one look-up that finds the device, and with
-- it that a proof is used once, whichever replicas it is sent to. Expand; find_device with two arguments goes when no replica calls
-- it any more: it knows no keys, and so must not be left for devices that have one.

create or replace function find_device(p_organisation uuid, p_token_hash bytea)
    returns table (
        id uuid, name text, token_hash bytea, site text, paused boolean, organisation_settings text,
        device_settings text)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select d.id, d.name, d.token_hash, d.site, d.paused_at is not null, s.settings::text, d.settings::text
          from device d
          left join device_settings s on s.organisation_id = d.organisation_id
         where d.organisation_id = p_organisation and d.token_hash = p_token_hash and d.key_thumbprint is null;
end
$$;

-- The token returned is the one that was found: the current one or the one before.
create function find_device(
    p_organisation uuid, p_token_hash bytea, p_thumbprint text, p_proof_id bytea, p_now timestamptz)
    returns table (
        id uuid, name text, token_hash bytea, site text, paused boolean, organisation_settings text,
        device_settings text)
    language plpgsql as $$
declare
    held device;
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    select * into held from device d where d.organisation_id = p_organisation and d.token_hash = p_token_hash;
    if not found then
        select * into held from device d
         where d.organisation_id = p_organisation and d.former_token_hash = p_token_hash
           and d.former_token_until > p_now;
    end if;
    if held.id is null or held.key_thumbprint is distinct from p_thumbprint then
        return;
    end if;
    if p_thumbprint is not null then
        -- What a crash could lose here is of use for seconds.
        perform set_config('synchronous_commit', 'off', true);
        delete from device_proof p
         where p.organisation_id = p_organisation and p.device_id = held.id and p.at < p_now - interval '5 minutes';
        insert into device_proof (organisation_id, device_id, proof_id, at)
        values (p_organisation, held.id, p_proof_id, p_now)
        on conflict do nothing;
        if not found then
            return;
        end if;
        if held.token_hash = p_token_hash and held.former_token_hash is not null then
            update device d set former_token_hash = null, former_token_until = null
             where d.organisation_id = p_organisation and d.id = held.id and d.token_hash = p_token_hash;
        end if;
    end if;
    return query
        select held.id, held.name, p_token_hash, held.site, held.paused_at is not null, s.settings::text,
               held.settings::text
          from (values (1)) one
          left join device_settings s on s.organisation_id = p_organisation;
end
$$;
revoke all on function find_device(uuid, bytea, text, bytea, timestamptz) from public;
grant execute on function find_device(uuid, bytea, text, bytea, timestamptz) to ${app};
