-- Why: a device has its answer before it is known whose address was typed; a process killed in between must lose no reminder. Expand.

create table reminder_request (
    organisation_id uuid        not null,
    id              uuid        not null,
    device_id       uuid        not null,
    at              timestamptz not null,
    -- Encrypted. The row is gone within moments.
    address         bytea       not null,
    primary key (organisation_id, id)
);
create index reminder_request_in_order on reminder_request (organisation_id, at, id);

alter table reminder_request enable row level security;
alter table reminder_request force row level security;
create policy own_organisation on reminder_request using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on reminder_request to ${app};

-- For the function below, which runs as the owner, who is held by row-level security too.
create policy timer on reminder_request for select to current_user using (true);

-- The one question across organisations: where any wait. It shows ids and nothing else.
create function organisations_with_reminders() returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select distinct organisation_id from reminder_request
$$;
revoke all on function organisations_with_reminders() from public;
grant execute on function organisations_with_reminders() to ${relay};
