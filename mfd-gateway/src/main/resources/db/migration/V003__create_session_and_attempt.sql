-- Why: sessions must end when they should, a device that guesses must wait, and administrators must see who tried. Expand.

create table session (
    organisation_id     uuid        not null,
    id                  uuid        not null,
    device_id           uuid        not null,
    user_id             uuid        not null,
    kind                text        not null check (kind in ('code', 'card')),
    credential_id       uuid        not null,
    credential_revision bigint      not null,
    started_at          timestamptz not null,
    expires_at          timestamptz not null,
    idle_seconds        integer     not null,
    last_seen_at        timestamptz not null,
    ended_at            timestamptz,
    primary key (organisation_id, id)
);
create index session_of_device on session (organisation_id, device_id) where ended_at is null;
create index session_by_end on session (organisation_id, expires_at);

-- How often a device has been wrong of late, per kind of credential: a throttled keypad leaves the card reader alone.
create table device_throttle (
    organisation_id uuid        not null,
    device_id       uuid        not null,
    kind            text        not null check (kind in ('code', 'card', 'reminder')),
    failures        integer     not null,
    since           timestamptz not null,
    blocked_until   timestamptz not null,
    primary key (organisation_id, device_id, kind)
);

-- What a device was told lately, so that a retransmitted attempt gets the same answer and counts once.
create table attempt_answer (
    organisation_id uuid        not null,
    device_id       uuid        not null,
    attempt_id      text        not null,
    -- Keyed, and of the whole request: tells a repetition from a reused id and holds nothing of a code.
    request_mac     bytea       not null,
    session_id      uuid,
    answered_at     timestamptz not null,
    primary key (organisation_id, device_id, attempt_id)
);
create index attempt_answer_by_age on attempt_answer (organisation_id, answered_at);

create table attempt (
    organisation_id uuid        not null,
    id              uuid        not null,
    device_id       uuid        not null,
    at              timestamptz not null,
    kind            text        not null check (kind in ('code', 'card', 'reminder')),
    outcome         text        not null check (outcome in ('accepted', 'refused', 'throttled', 'noted')),
    reason          text,
    user_id         uuid,
    -- The stream of credential changes was interrupted at that moment.
    stale           boolean     not null,
    primary key (organisation_id, id)
);
create index attempt_newest_first on attempt (organisation_id, at desc, id desc);
create index attempt_of_device on attempt (organisation_id, device_id, at desc, id desc);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['session', 'device_throttle', 'attempt_answer', 'attempt']
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

-- Everything a login needs to know, in one statement and one round trip. Returns one row, or two when two people claim the
-- credential. A waiting device, and a repeated attempt, look nothing up.
create function find_login(
    p_organisation uuid, p_device uuid, p_attempt text, p_kind text, p_blind_index bytea, p_now timestamptz,
    p_answers_after timestamptz)
    returns table (
        blocked_until timestamptz, answer_mac bytea, answer_session uuid, user_id uuid, credential_id uuid,
        revision bigint, valid_until timestamptz, state text, display_name text)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select t.blocked_until, a.request_mac, a.session_id, c.user_id, c.credential_id, c.revision, c.valid_until,
               c.state, c.display_name
          from (values (1)) one
          left join device_throttle t
            on t.organisation_id = p_organisation and t.device_id = p_device and t.kind = p_kind
           and t.blocked_until > p_now
          left join attempt_answer a
            on a.organisation_id = p_organisation and a.device_id = p_device and a.attempt_id = p_attempt
           and a.answered_at > p_answers_after
          left join lateral (
            select k.user_id, k.credential_id, k.revision, k.valid_until, p.state, p.display_name
              from credential k
              left join person p on p.organisation_id = k.organisation_id and p.user_id = k.user_id
             where t.device_id is null and a.device_id is null
               and k.organisation_id = p_organisation and k.kind = p_kind and k.blind_index = p_blind_index
               and p.state is distinct from 'deleted'
             limit 2) c on true;
end
$$;

-- What decides whether a session is still valid. One row, always.
create function find_session(p_organisation uuid, p_session uuid, p_user uuid, p_kind text, p_credential uuid)
    returns table (
        ended_at timestamptz, last_seen_at timestamptz, state text, display_name text, revision bigint,
        valid_until timestamptz)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select s.ended_at, s.last_seen_at, p.state, p.display_name, k.revision, k.valid_until
          from (values (1)) one
          left join session s on s.organisation_id = p_organisation and s.id = p_session
          left join person p on p.organisation_id = p_organisation and p.user_id = p_user
          left join credential k
            on k.organisation_id = p_organisation and k.kind = p_kind and k.credential_id = p_credential
           and k.user_id = p_user and k.blind_index is not null;
end
$$;
revoke all on function find_login, find_session from public;
grant execute on function find_login, find_session to ${app};
