-- Why: a panel's browser shows who it is by the secret in its address. Expand.
create unique index device_by_panel_secret on device (organisation_id, panel_secret_hash) where panel_secret_hash is not null;

-- As find_device, by the panel's secret. A browser proves no key, so devices that are bound to one are found as well.
create function find_panel(p_organisation uuid, p_secret_hash bytea)
    returns table (
        id uuid, name text, site text, paused boolean, organisation_settings text, device_settings text)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select d.id, d.name, d.site, d.paused_at is not null, s.settings::text, d.settings::text
          from device d
          left join device_settings s on s.organisation_id = d.organisation_id
         where d.organisation_id = p_organisation and d.panel_secret_hash = p_secret_hash;
end
$$;
revoke all on function find_panel from public;
grant execute on function find_panel to ${app};
