-- Why: a login is answered from here alone, so that people can print while every other service is away. Expand.
--
-- Both tables hold what the newest event of their owner said. A row of one may be there before its counterpart in the other.

create table person (
    organisation_id uuid   not null,
    user_id         uuid   not null,
    state           text   not null check (state in ('active', 'inactive', 'deleted')),
    display_name    text,
    email           text,
    -- Sequence of the event that wrote the row.
    revision        bigint not null,
    primary key (organisation_id, user_id),
    check (state = 'deleted' or display_name is not null)
);

create table credential (
    organisation_id uuid   not null,
    kind            text   not null check (kind in ('code', 'card')),
    -- The person's id for a code, since each has one; the card's id for a card.
    credential_id   uuid   not null,
    user_id         uuid   not null,
    -- Null when the code is retired. The row stays, for its revision.
    blind_index     bytea check (octet_length(blind_index) = 32),
    -- Version of a code; sequence of the event for a card.
    revision        bigint not null,
    valid_until     timestamptz,
    -- With the person in it, so that each row follows the events of one person, whose order is known.
    primary key (organisation_id, user_id, kind, credential_id)
);
-- Not unique: when a code moves from one person to another, their events may arrive in any order, and until both have there
-- are two who claim it. A look-up that finds two lets nobody in.
create index credential_by_value on credential (organisation_id, kind, blind_index) where blind_index is not null;

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['person', 'credential']
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
