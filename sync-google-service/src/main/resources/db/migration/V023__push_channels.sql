-- Why: Google tells of changes at once through channels that must be renewed and stopped, and what it tells is only a hint: a job per person, to be
-- read again. Expand.

create table push_channel (
    organisation_id    uuid        not null,
    -- Begins with the organisation; Google sends it back with each push.
    id                 text        not null,
    event              text        not null check (event in ('ADD', 'DELETE', 'UPDATE', 'UNDELETE')),
    state              text        not null check (state in ('OPENING', 'OPEN', 'STOPPING')),
    token_hash         bytea       not null,
    -- Google's; known from its answer or its greeting, whichever comes first. Without it a channel cannot be stopped.
    resource_id        text,
    connection_version bigint      not null,
    expires_at         timestamptz not null,
    renew_at           timestamptz not null,
    primary key (organisation_id, id)
);

-- One per person while it waits; generation rises when another push comes meanwhile.
create table push_job (
    organisation_id uuid        not null,
    external_id     text        not null,
    generation      bigint      not null default 1,
    tries           integer     not null default 0,
    due_at          timestamptz not null default clock_timestamp(),
    primary key (organisation_id, external_id)
);
create index push_job_due on push_job (due_at);

-- When to look after a connection's channels.
alter table connection add column channels_due_at timestamptz not null default clock_timestamp();
create index connection_channels_due on connection (channels_due_at);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['push_channel', 'push_job']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
        execute format('create policy timer on %I for select to current_user using (true)', own_table);
    end loop;
end
$$;

-- Without an address for pushes, only what is still open needs anything.
create function organisations_with_channel_work(pushing boolean, most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from connection c
     where channels_due_at <= clock_timestamp()
       and (pushing or exists (select from push_channel p where p.organisation_id = c.organisation_id))
     order by channels_due_at limit most
$$;

-- While a run is under way they wait.
create function organisations_with_pushes(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from push_job j
     where due_at <= clock_timestamp()
       and not exists (select from run_lock l where l.organisation_id = j.organisation_id and l.run_id is not null)
     group by organisation_id
     order by min(due_at) limit most
$$;

revoke all on function organisations_with_channel_work(boolean, integer), organisations_with_pushes(integer) from public;
grant execute on function organisations_with_channel_work(boolean, integer), organisations_with_pushes(integer) to ${app};
