-- Why: administrators name web addresses that are told what happens. Expand.
--
-- Asked across organisations, by functions that show ids only: which of them have a delivery due, and which have a webhook at all.

create table webhook (
    organisation_id  uuid        not null,
    id               uuid        not null,
    url              text        not null,
    event_types      text[]      not null,
    description      text,
    enabled          boolean     not null,
    -- Why the service itself has disabled it; null when it has not.
    disabled_because text check (disabled_because in ('gone', 'failing')),
    -- Encrypted, bound to organisation, webhook and secret_version; the one before to secret_version - 1.
    secret           bytea       not null,
    secret_version   bigint      not null,
    previous_secret  bytea,
    previous_until   timestamptz,
    -- The first attempt since the last success that did not succeed.
    failing_since    timestamptz,
    -- Attempts in a row that found nobody, and until when none is made.
    failures         integer     not null default 0,
    resume_at        timestamptz,
    version          bigint      not null,
    created_at       timestamptz not null,
    primary key (organisation_id, id)
);

create table webhook_delivery (
    organisation_id uuid        not null,
    -- Sent as webhook-id: the same at every attempt.
    id              uuid        not null,
    webhook_id      uuid        not null,
    event_id        text        not null,
    event_type      text        not null,
    body            text        not null,
    state           text        not null check (state in ('queued', 'sending', 'delivered', 'failed')),
    -- The number of the latest attempt is what a claim is told by.
    attempts        integer     not null default 0,
    -- When it was queued, by its event or by an administrator who wants it again: the age at which it fails counts from here.
    queued_at       timestamptz not null,
    -- When queued: not before. When sending: until then it belongs to the replica that claimed it.
    next_attempt_at timestamptz not null,
    status          integer,
    error           text,
    answer          text,
    latency_millis  integer,
    created_at      timestamptz not null,
    done_at         timestamptz,
    primary key (organisation_id, id),
    constraint webhook_delivery_once unique (organisation_id, webhook_id, event_id),
    foreign key (organisation_id, webhook_id) references webhook (organisation_id, id) on delete cascade
);
create index webhook_delivery_due on webhook_delivery (organisation_id, next_attempt_at) where state in ('queued', 'sending');
create index webhook_delivery_due_of_webhook on webhook_delivery (organisation_id, webhook_id, next_attempt_at)
    where state in ('queued', 'sending');
create index webhook_delivery_by_time on webhook_delivery (organisation_id, webhook_id, created_at desc, id desc);
create index webhook_delivery_by_state on webhook_delivery (organisation_id, webhook_id, state, created_at desc, id desc);
create index webhook_delivery_by_age on webhook_delivery (organisation_id, created_at);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['webhook', 'webhook_delivery']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
        execute format('create policy owner_sees_organisations on %I for select to %I using (true)', own_table, current_user);
    end loop;
end
$$;

-- Steps from organisation to organisation along webhook_delivery_due, as organisations_with_due_mail does.
create function organisations_with_due_webhooks(moment timestamptz, most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    with recursive open (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from webhook_delivery where state in ('queued', 'sending')
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from open
        cross join lateral (
            select d.organisation_id, d.next_attempt_at from webhook_delivery d
            where d.state in ('queued', 'sending') and d.organisation_id > open.organisation_id
            order by d.organisation_id, d.next_attempt_at limit 1
        ) next
    )
    select organisation_id from open where due_at <= moment order by due_at limit most
$$;
revoke all on function organisations_with_due_webhooks(timestamptz, integer) from public;
grant execute on function organisations_with_due_webhooks(timestamptz, integer) to ${app};

create function organisations_with_webhooks() returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    select distinct organisation_id from webhook
$$;
revoke all on function organisations_with_webhooks() from public;
grant execute on function organisations_with_webhooks() to ${app};
