-- Why: a device has its answer before it is known whose user name was typed; a process killed in between must lose no card. Expand.

create table link_request (
    organisation_id uuid        not null,
    id              uuid        not null,
    device_id       uuid        not null,
    -- As it was called then, which is what the mail says.
    device_name     text        not null,
    at              timestamptz not null,
    -- Encrypted, both. The row is gone within moments.
    user_name       bytea       not null,
    card            bytea       not null,
    primary key (organisation_id, id)
);
create index link_request_in_order on link_request (organisation_id, at, id);

alter table link_request enable row level security;
alter table link_request force row level security;
create policy own_organisation on link_request using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on link_request to ${app};

-- For the function below, which runs as the owner, who is held by row-level security too.
create policy timer on link_request for select to current_user using (true);

-- The one question across organisations: where any wait. It shows ids and nothing else.
create function organisations_with_link_requests() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select distinct organisation_id from link_request
$$;
revoke all on function organisations_with_link_requests() from public;
grant execute on function organisations_with_link_requests() to ${relay};
