-- Why: keys are rotated while the service runs. A job renews what is kept under older keys, and a key is given up only when
-- nothing is left under it. Expand.

-- One organisation's renewal. reached: the last person a batch has dealt with; it moves in the transaction of the batch's effect.
-- index_key, data_key: what everything is to be under afterwards; a replica that writes under others leaves the job alone.
-- unreadable: rows that no key held here opens; they stay as they are.
create table key_rotation (
    organisation_id uuid        primary key,
    state           text        not null check (state in ('running', 'finished')),
    index_key       integer     not null,
    data_key        integer     not null,
    reached         uuid        not null default '00000000-0000-0000-0000-000000000000',
    people          bigint      not null default 0,
    renewed         bigint      not null default 0,
    unreadable      bigint      not null default 0,
    ordered_at      timestamptz not null,
    finished_at     timestamptz,
    check ((state = 'finished') = (finished_at is not null))
);
create index key_rotation_running on key_rotation (ordered_at, organisation_id) where state = 'running';

-- Keys that rows were written under, with something only the right key makes or opens. They are the installation's and no
-- organisation's: organisation_id is all zeros.
create table key_in_use (
    organisation_id uuid        not null,
    purpose         text        not null check (purpose in ('index', 'data')),
    key_id          integer     not null,
    proof           bytea       not null,
    since           timestamptz not null,
    primary key (organisation_id, purpose, key_id)
);

do $$
declare
    name text;
begin
    foreach name in array array ['key_rotation', 'key_in_use']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', name);
        execute format('grant select, insert, update, delete on %I to ${app}', name);
    end loop;
    -- What follows is asked across organisations, by functions that give ids and numbers only. They run as the tables' owner,
    -- whom forced row-level security binds too; the owner's role serves migrations only.
    foreach name in array array ['code_space', 'access_code', 'card', 'removed_card', 'card_pin', 'conflict', 'observation']
    loop
        execute format('create policy key_rotation_counts on %I for select to %I using (true)', name, current_user);
    end loop;
    execute format(
        'create policy key_rotation_orders on key_rotation to %I using (true) with check (true)', current_user);
end
$$;

-- Orders the renewal of every organisation, or starts it again; returns how many.
create function order_key_rotations(wanted_index_key integer, wanted_data_key integer, moment timestamptz) returns bigint
    language sql security definer set search_path = public, pg_temp
as $$
    with ordered as (
        insert into key_rotation (organisation_id, state, index_key, data_key, ordered_at)
        select organisation_id, 'running', wanted_index_key, wanted_data_key, moment from code_space
        on conflict (organisation_id) do update set state = 'running', index_key = excluded.index_key,
            data_key = excluded.data_key, reached = '00000000-0000-0000-0000-000000000000', people = 0, renewed = 0,
            unreadable = 0, ordered_at = excluded.ordered_at, finished_at = null
        returning 1)
    select count(*) from ordered
$$;

create function organisations_with_a_key_rotation(wanted_index_key integer, wanted_data_key integer, most integer)
    returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from key_rotation
    where state = 'running' and index_key = wanted_index_key and data_key = wanted_data_key
    order by ordered_at, organisation_id limit most
$$;

-- Of one organisation, or of all when it is null.
create function key_rotation_progress(of_organisation uuid)
    returns table (running bigint, finished bigint, people bigint, renewed bigint, unreadable bigint)
    language sql stable security definer set search_path = public, pg_temp
as $$
    select count(*) filter (where state = 'running'), count(*) filter (where state = 'finished'),
        coalesce(sum(people), 0)::bigint, coalesce(sum(renewed), 0)::bigint, coalesce(sum(unreadable), 0)::bigint
    from key_rotation where of_organisation is null or organisation_id = of_organisation
$$;

-- Tink writes a byte 1 and the key's id before a ciphertext.
create function key_of_ciphertext(ciphertext bytea) returns integer
    language sql immutable set search_path = pg_catalog
as $$
    select ('x' || encode(substring(ciphertext from 2 for 4), 'hex'))::bit(32)::integer
$$;

-- How many rows are kept under which key, of one organisation or of all: a walk over the tables. Fingerprints of retired codes
-- count for as long as the codes rest; those without a value cannot be renewed. Key 0: not known.
create function rows_under_keys(of_organisation uuid, moment timestamptz)
    returns table (purpose text, key_id integer, kept bigint, resting bigint, rest_until timestamptz)
    language sql stable security definer set search_path = public, pg_temp
as $$
    with fingerprints (key_id, rest_until) as (
        select key_id, quarantined_until from access_code
        where (of_organisation is null or organisation_id = of_organisation)
          and (state <> 'retired' or quarantined_until > moment)
        union all
        select key_id, null from card where of_organisation is null or organisation_id = of_organisation
        union all
        select key_id, null from conflict where of_organisation is null or organisation_id = of_organisation
        union all
        select coalesce(key_id, 0), null from observation
        where blind_index is not null and (of_organisation is null or organisation_id = of_organisation)
    ), ciphertexts (key_id) as (
        select key_of_ciphertext(ciphertext) from access_code
        where ciphertext is not null and (of_organisation is null or organisation_id = of_organisation)
        union all
        select key_of_ciphertext(ciphertext) from card
        where of_organisation is null or organisation_id = of_organisation
        union all
        select key_of_ciphertext(ciphertext) from removed_card
        where of_organisation is null or organisation_id = of_organisation
        union all
        select key_of_ciphertext(ciphertext) from card_pin
        where ciphertext is not null and (of_organisation is null or organisation_id = of_organisation)
        union all
        select key_of_ciphertext(ciphertext) from conflict
        where of_organisation is null or organisation_id = of_organisation
        union all
        select key_of_ciphertext(ciphertext) from observation
        where ciphertext is not null and (of_organisation is null or organisation_id = of_organisation)
    )
    select 'index', key_id, count(*), count(rest_until), max(rest_until) from fingerprints group by key_id
    union all
    select 'data', key_id, count(*), 0, null from ciphertexts group by key_id
    order by 1, 2
$$;

revoke all on function order_key_rotations(integer, integer, timestamptz),
    organisations_with_a_key_rotation(integer, integer, integer), key_rotation_progress(uuid),
    rows_under_keys(uuid, timestamptz) from public;
grant execute on function order_key_rotations(integer, integer, timestamptz),
    organisations_with_a_key_rotation(integer, integer, integer), key_rotation_progress(uuid),
    rows_under_keys(uuid, timestamptz) to ${app};
