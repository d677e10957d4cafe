-- Why: a device's settings decide every login at it, so they come in the one look-up that finds it. Expand: the columns that were
-- there before stay as they are.
drop function find_device(uuid, bytea);
create function find_device(p_organisation uuid, p_token_hash bytea)
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
         where d.organisation_id = p_organisation and d.token_hash = p_token_hash;
end
$$;
revoke all on function find_device from public;
grant execute on function find_device to ${app};
