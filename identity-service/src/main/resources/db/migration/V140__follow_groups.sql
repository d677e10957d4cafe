-- Why: groups of sources, and such made by hand. All are known by name and count; only targeted ones are followed, for all of them would be
-- too much work for nothing. Expand.

-- source: 'by-hand' for one made by an administrator, whose external id is its own id.
-- observation_id: the source's latest complete word; its parts are in user_group_part.
-- reached: how far user_group_member has been brought in line with that word; null when it is, -1 before it is laid out, else the next range.
-- tell_after: the member up to which something that all members are to be told of has been noted; null when there is nothing.
-- worked_at: groups are worked on in turn.
create table user_group (
    organisation_id uuid        not null references organisation (organisation_id),
    group_id        uuid        not null,
    source          text        not null,
    external_id     text        not null,
    name            text        not null,
    name_key        text collate "C" not null,
    targeted        boolean     not null,
    removed         boolean     not null default false,
    observation_id  uuid,
    member_count    integer     not null default 0,
    nested_groups   text[]      not null default '{}',
    reached         integer,
    tell_after      text,
    worked_at       timestamptz not null default 'epoch',
    version         bigint      not null default 1,
    created_at      timestamptz not null,
    updated_at      timestamptz not null,
    primary key (organisation_id, group_id),
    unique (organisation_id, source, external_id),
    check (not (targeted and removed))
);
create index user_group_by_name on user_group (organisation_id, name_key, group_id) where not removed;
create index user_group_targeted on user_group (organisation_id, name_key, group_id) where targeted;
create index user_group_to_work_on on user_group (organisation_id, worked_at) where reached is not null or tell_after is not null;

-- A source's word as it came, a part in a row: cheap to keep for groups that nobody follows.
create table user_group_part (
    organisation_id uuid    not null,
    group_id        uuid    not null,
    observation_id  uuid    not null,
    part            integer not null,
    members         text[]  not null,
    primary key (organisation_id, group_id, observation_id, part),
    foreign key (organisation_id, group_id) references user_group (organisation_id, group_id) on delete cascade
);

-- The complete word sorted and cut, so that each range can be compared with the members by itself.
-- A range holds whom the source has from low up to, but without, high.
create table user_group_range (
    organisation_id uuid    not null,
    group_id        uuid    not null,
    number          integer not null,
    low             text    not null,
    high            text,
    members         text[]  not null,
    primary key (organisation_id, group_id, number),
    foreign key (organisation_id, group_id) references user_group (organisation_id, group_id) on delete cascade
);

-- Members of targeted groups: a person as the source calls them, linked or not; of a group made by hand, the id of the user.
create table user_group_member (
    organisation_id uuid not null,
    group_id        uuid not null,
    member          text not null,
    source          text not null,
    primary key (organisation_id, group_id, member),
    foreign key (organisation_id, group_id) references user_group (organisation_id, group_id) on delete cascade
);
create index user_group_member_by_person on user_group_member (organisation_id, source, member);

-- Users of whom something is to be told. update: whether their state, or only what rules did to them.
create table user_group_due (
    organisation_id uuid    not null,
    user_id         uuid    not null,
    update          boolean not null,
    primary key (organisation_id, user_id)
);

-- What joining a targeted group does. scan_after: as tell_after, for those who were members when the rule was made.
create table user_group_rule (
    organisation_id uuid           not null,
    rule_id         uuid           not null,
    group_id        uuid           not null,
    kind            text           not null check (kind in ('credit', 'code-policy')),
    amount          numeric(12, 3),
    currency        text,
    present_members boolean        not null default false,
    code_policy     text,
    priority        integer,
    scan_after      text,
    version         bigint         not null default 1,
    created_at      timestamptz    not null,
    primary key (organisation_id, rule_id),
    foreign key (organisation_id, group_id) references user_group (organisation_id, group_id) on delete cascade,
    check (kind <> 'credit' or num_nulls(amount, currency) = 0),
    check (kind <> 'code-policy' or num_nulls(code_policy, priority) = 0)
);
create index user_group_rule_by_group on user_group_rule (organisation_id, group_id, created_at, rule_id);
create unique index user_group_rule_one_code_policy on user_group_rule (organisation_id, group_id) where kind = 'code-policy';
create index user_group_rule_to_scan on user_group_rule (organisation_id, rule_id) where scan_after is not null;

-- Once for each rule and person, whatever becomes of the membership. passed_over: was a member when a rule for new ones was made.
create table user_group_rule_applied (
    organisation_id uuid        not null,
    rule_id         uuid        not null,
    user_id         uuid        not null,
    passed_over     boolean     not null default false,
    announced_at    timestamptz,
    primary key (organisation_id, rule_id, user_id),
    foreign key (organisation_id, rule_id) references user_group_rule (organisation_id, rule_id) on delete cascade
);
create index user_group_rule_applied_by_user on user_group_rule_applied (organisation_id, user_id);

-- Whose groups a worker has taken up.
create table user_group_turn (
    organisation_id uuid        not null primary key references organisation (organisation_id),
    lease_until     timestamptz not null
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['user_group', 'user_group_part', 'user_group_range', 'user_group_member',
        'user_group_due', 'user_group_rule', 'user_group_rule_applied', 'user_group_turn']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
    end loop;
    -- A worker starts without an organisation and must learn which ones have something to do. The function tells ids and nothing else.
    foreach own_table in array array ['user_group', 'user_group_due', 'user_group_rule', 'user_group_turn']
    loop
        execute format('create policy worker on %I for select to current_user using (true)', own_table);
    end loop;
end
$$;

create function organisations_with_group_work(most integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    -- From one organisation to the next: one of them may have hundreds of thousands of rows.
    with recursive telling as (
        (select organisation_id from user_group_due order by organisation_id limit 1)
        union all
        select (select due.organisation_id from user_group_due due
                where due.organisation_id > telling.organisation_id order by due.organisation_id limit 1)
        from telling where telling.organisation_id is not null),
    busy as (
        select organisation_id from telling where organisation_id is not null
        union
        select organisation_id from user_group where reached is not null or tell_after is not null
        union
        select organisation_id from user_group_rule where scan_after is not null)
    select busy.organisation_id from busy left join user_group_turn turn using (organisation_id)
    where turn.lease_until is null or turn.lease_until < clock_timestamp()
    order by turn.lease_until nulls first limit most
$$;
revoke all on function organisations_with_group_work(integer) from public;
grant execute on function organisations_with_group_work(integer) to ${app};
