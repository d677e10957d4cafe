-- Why: state and events change in one transaction (outbox), effects happen once (inbox), and one bad record must not stop
-- the others (parked events). Expand.
--
-- The application's role sees its organisation's rows only; the relay's role works across organisations.

create table outbox (
    id              bigint generated always as identity primary key,
    organisation_id uuid        not null,
    topic           text        not null,
    key             text        not null,
    payload         text        not null,
    attempts        integer     not null default 0,
    created_at      timestamptz not null default clock_timestamp()
);
-- The relay walks organisation by organisation, oldest row first.
create index outbox_by_organisation on outbox (organisation_id, id);

-- One counter per topic and key. Its row lock also serialises the writers of a key, so that outbox.id rises in the order of
-- commits within a key.
create table outbox_sequence (
    organisation_id uuid   not null,
    topic           text   not null,
    key             text   not null,
    last            bigint not null,
    primary key (organisation_id, topic, key)
);

create table inbox (
    organisation_id uuid        not null,
    topic           text        not null,
    event_id        text        not null,
    received_at     timestamptz not null default clock_timestamp(),
    primary key (organisation_id, topic, event_id)
);
create index inbox_by_age on inbox (received_at);

-- The newest sequence seen per topic and key: what is older changes nothing, also after the inbox was pruned.
create table inbox_position (
    organisation_id uuid   not null,
    topic           text   not null,
    key             text   not null,
    sequence        bigint not null,
    primary key (organisation_id, topic, key)
);

-- A key with a row here is parked: its later records join it and other keys go on.
create table parked_event (
    id              bigint generated always as identity primary key,
    organisation_id uuid        not null,
    topic           text        not null,
    key             text        not null,
    payload         text        not null,
    kind            text        not null check (kind in ('poison', 'waiting', 'joined')),
    reason          text        not null,
    waits_for       text,
    attempts        integer     not null default 0,
    next_attempt_at timestamptz not null default clock_timestamp(),
    parked_at       timestamptz not null default clock_timestamp()
);
create index parked_event_by_key on parked_event (organisation_id, topic, key, id);
create index parked_event_waits_for on parked_event (organisation_id, waits_for) where waits_for is not null;

do $$
declare
    kit_table text;
begin
    foreach kit_table in array array ['outbox', 'outbox_sequence', 'inbox', 'inbox_position', 'parked_event']
    loop
        execute format('alter table %I enable row level security', kit_table);
        execute format('alter table %I force row level security', kit_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', kit_table);
        execute format('create policy every_organisation on %I to ${relay} using (true) with check (true)', kit_table);
        execute format('grant select, insert, update, delete on %I to ${app}, ${relay}', kit_table);
    end loop;
end
$$;
