#!/bin/sh
# A database and three roles for each service (docs/adr/0004).
set -eu
for service in identity accesscode sync_google scim mfd_gateway notification; do
  psql -v ON_ERROR_STOP=1 -U postgres -v service="$service" -v password="$PLATEN_PASSWORD" \
    -v owner_password="$PLATEN_OWNER_PASSWORD" <<'SQL'
create role :"service" login password :'password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
select :'service' || '_owner' as owner, :'service' || '_relay' as relay \gset
create role :"owner" login password :'owner_password' nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
create role :"relay" nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls;
grant :"relay" to :"service" with admin false, inherit false, set true;
create database :"service" owner :"owner";
revoke all on database :"service" from public;
grant connect on database :"service" to :"service";
\connect :"service"
revoke all on schema public from public;
grant usage on schema public to :"service", :"relay";
SQL
done
