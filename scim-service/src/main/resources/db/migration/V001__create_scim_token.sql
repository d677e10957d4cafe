-- Why: an organisation lets its identity provider in with a secret token. The tenant's row serialises what counts tokens. Expand.
--
-- Of a token only the SHA-256 is kept: 256 random bits need no salt and no slow hash.

create table scim_tenant (
    organisation_id uuid        not null primary key,
    created_at      timestamptz not null
);

create table scim_token (
    organisation_id uuid        not null,
    token_id        uuid        not null,
    name            text,
    token_hash      bytea       not null,
    created_at      timestamptz not null,
    expires_at      timestamptz,
    last_used_at    timestamptz,
    revoked_at      timestamptz,
    primary key (organisation_id, token_id),
    foreign key (organisation_id) references scim_tenant
);
-- The few that may still be good, at every SCIM request; and the administrator's list.
create index scim_token_in_use on scim_token (organisation_id, created_at, token_id) where revoked_at is null;

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['scim_tenant', 'scim_token']
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
