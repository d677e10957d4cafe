-- Why: a card may have a name, an end (spare cards) and other origins; one that was removed can be restored for a while. Expand.

-- end_told: the holder was told that the card is about to end.
-- version: counts the changes of label and end.
alter table card
    add column label       text,
    add column valid_until timestamptz,
    add column end_told    boolean not null default false,
    add column version     bigint  not null default 1,
    drop constraint card_origin_check,
    add constraint card_origin_check check (origin in ('typed', 'imported', 'synced', 'self-registered'));
-- Cards that end, and those whose end is to be told: few of them are due at any time.
create index card_by_end on card (valid_until, organisation_id) where valid_until is not null;

-- A removed card is remembered as long as a retired code rests, so that it can be restored. It belongs to nobody: its number
-- may be somebody else's by now. A table of its own, so that nothing that looks for cards finds it.
create table removed_card (
    organisation_id  uuid        not null,
    id               uuid        not null,
    user_id          uuid        not null,
    ciphertext       bytea       not null,
    origin           text        not null check (origin in ('typed', 'imported', 'synced', 'self-registered')),
    source           text,
    label            text,
    valid_until      timestamptz,
    registered_at    timestamptz not null,
    version          bigint      not null,
    removed_at       timestamptz not null,
    why              text        not null check (why in ('by-admin', 'by-source', 'ended')),
    remembered_until timestamptz not null,
    primary key (organisation_id, id),
    check ((origin = 'synced') = (source is not null))
);
create index removed_card_by_person on removed_card (organisation_id, user_id, removed_at, id);
create index removed_card_by_time on removed_card (remembered_until, organisation_id);

alter table removed_card enable row level security;
alter table removed_card force row level security;
create policy own_organisation on removed_card
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on removed_card to ${app};

-- The one question asked across organisations: which have a card to end, to tell of or to forget. It gives ids only. The
-- function runs as the tables' owner, whom forced row-level security binds too; the owner's role serves migrations only.
do $$
begin
    execute format('create policy owner_sees_what_is_due on card for select to %I using (true)', current_user);
    execute format('create policy owner_sees_what_is_due on removed_card for select to %I using (true)', current_user);
end
$$;
create function organisations_with_due_cards(moment timestamptz, notice timestamptz) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
    -- The planner does not know how few are due, and would take the whole table, or a compilation, for cheaper than the index.
    set enable_seqscan = off set jit = off
as $$
    select organisation_id from card where valid_until <= moment
    union
    select organisation_id from card where valid_until <= notice and not end_told and state = 'active'
    union
    select organisation_id from removed_card where remembered_until <= moment
$$;
revoke all on function organisations_with_due_cards(timestamptz, timestamptz) from public;
grant execute on function organisations_with_due_cards(timestamptz, timestamptz) to ${app};
