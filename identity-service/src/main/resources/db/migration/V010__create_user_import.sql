-- Why: people come by file. A file is read once, while it is sent, and never kept; what stays are its rows, codes and cards sealed to
-- accesscode-service, until they are applied. Expand.

-- reached: the last row the stage at hand (checking, running) has dealt with; it moves in the transaction of the effect.
-- fence: rises with each claim; a batch of an older one does not commit.
-- lease_until: of the upload while reading, of the worker after that.
create table user_import (
    organisation_id uuid        not null references organisation (organisation_id),
    id              uuid        not null,
    state           text        not null
        check (state in ('reading', 'checking', 'preview', 'running', 'done', 'cancelled', 'failed')),
    notify          boolean     not null,
    creates         boolean     not null,
    ordered_by      text        not null,
    ordered_at      timestamptz not null,
    applied_at      timestamptz,
    ended_at        timestamptz,
    encoding        text,
    delimiter       text,
    -- A field for each cell of the first line, empty where nothing is known of it.
    columns         text[]      not null default '{}',
    row_count       integer     not null default 0,
    reached         integer     not null default 0,
    -- What was foreseen and what has been done, by kind.
    foreseen        jsonb       not null default '{}',
    done            jsonb       not null default '{}',
    waiting_for     text,
    failure         text,
    due_at          timestamptz not null,
    lease_until     timestamptz,
    fence           bigint      not null default 0,
    primary key (organisation_id, id),
    check ((state in ('done', 'cancelled', 'failed')) = (ended_at is not null)),
    check ((state = 'failed') = (failure is not null))
);
create unique index user_import_one_open on user_import (organisation_id) where state in ('reading', 'checking', 'running');
create index user_import_by_age on user_import (organisation_id, ordered_at desc, id desc);
create index user_import_due on user_import (due_at) where state in ('checking', 'running');

-- credentials: as credentials-imported has them, sealed; gone as soon as the row is applied or will not be.
-- user_id: whom the row means, once that is known.
create table import_row (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    number          integer not null,
    line            integer not null,
    cells           jsonb   not null,
    access_code     jsonb,
    cards           jsonb,
    observation_id  uuid    not null,
    user_id         uuid,
    state           text    not null check (state in ('read', 'planned', 'refused', 'applied')),
    effect          text    check (effect in ('created', 'changed', 'unchanged')),
    primary key (organisation_id, import_id, number),
    foreign key (organisation_id, import_id) references user_import (organisation_id, id) on delete cascade,
    check (state not in ('refused', 'applied') or num_nonnulls(access_code, cards) = 0)
);
-- Whether a person was meant before, and what to forget of somebody.
create index import_row_by_user on import_row (organisation_id, user_id, import_id) where user_id is not null;

create table import_finding (
    organisation_id uuid    not null,
    import_id       uuid    not null,
    line            integer not null,
    -- Beside others of the line.
    place           bigint  not null generated always as identity,
    cell            integer,
    kind            text    not null,
    detail          text    not null,
    primary key (organisation_id, import_id, line, place),
    foreign key (organisation_id, import_id) references user_import (organisation_id, id) on delete cascade
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['user_import', 'import_row', 'import_finding']
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

-- A worker starts without an organisation and must learn which ones have an import for it. Tells ids and nothing else.
create policy worker on user_import for select to current_user using (true);
create function organisations_with_an_import_due(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from user_import
    where state in ('checking', 'running') and due_at <= clock_timestamp()
      and (lease_until is null or lease_until < clock_timestamp())
    order by due_at limit most
$$;
revoke all on function organisations_with_an_import_due(integer) from public;
grant execute on function organisations_with_an_import_due(integer) to ${app};
