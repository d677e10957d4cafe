-- Why: a source's word acts only when it has changed, and a value that belongs to somebody else stays wanted. Expand.

-- What a source said last of a person's credential. applied: false when another source was the one that decides.
create table observation (
    organisation_id uuid        not null,
    user_id         uuid        not null,
    source          text        not null,
    kind            text        not null check (kind in ('access-code', 'card')),
    blind_index     bytea, -- null: cleared
    applied         boolean     not null,
    observed_at     timestamptz not null,
    primary key (organisation_id, user_id, source, kind)
);

-- A supplied value whose holder is somebody else. Who that is, is looked up: it may change.
create table conflict (
    organisation_id uuid        not null,
    id              uuid        not null,
    user_id         uuid        not null,
    kind            text        not null check (kind in ('access-code', 'card')),
    source          text        not null,
    blind_index     bytea       not null,
    key_id          integer     not null,
    ciphertext      bytea       not null,
    since           timestamptz not null,
    primary key (organisation_id, id)
);
create unique index conflict_by_person on conflict (organisation_id, user_id, kind);
-- Who is next when a holder gives a value up.
create index conflict_by_value on conflict (organisation_id, kind, blind_index, since, id);
create index conflict_by_age on conflict (organisation_id, since, id);

do $$
declare
    name text;
begin
    foreach name in array array ['observation', 'conflict']
    loop
        execute format('alter table %I enable row level security', name);
        execute format('alter table %I force row level security', name);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', name);
        execute format('grant select, insert, update, delete on %I to ${app}', name);
    end loop;
end
$$;
