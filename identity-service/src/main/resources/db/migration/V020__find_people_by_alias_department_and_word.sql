-- Why: people have further names they go by, and are looked for by department and by any word of their names. Expand.
--
-- user_alias and user_word are what row-level security lets an index answer: an operator on an array or a text search is not
-- leakproof. A trigger keeps them, so that whoever writes a user need not know. Words are split as the service splits what is
-- looked for (SearchWords).

alter table user_account
    add column department_key text collate "C",
    add column aliases        text[] not null default '{}',
    -- The same folded for comparison.
    add column alias_keys     text[] not null default '{}',
    add check (cardinality(aliases) = cardinality(alias_keys)),
    add check (state <> 'deleted' or (department_key is null and aliases = '{}'));

create index user_account_department on user_account (organisation_id, department_key, user_name_key)
    where department_key is not null;
create index user_account_inactive on user_account (organisation_id, user_name_key) where state = 'inactive';
create index user_account_removed on user_account (organisation_id, user_name_key) where delete_after is not null;

create table user_alias (
    organisation_id uuid not null,
    alias_key       text not null collate "C",
    user_id         uuid not null,
    primary key (organisation_id, alias_key),
    foreign key (organisation_id, user_id) references user_account (organisation_id, user_id)
);
create index user_alias_by_user on user_alias (organisation_id, user_id);

create table user_word (
    organisation_id uuid not null,
    word            text not null collate "C",
    user_id         uuid not null,
    primary key (organisation_id, word, user_id),
    foreign key (organisation_id, user_id) references user_account (organisation_id, user_id)
);
create index user_word_by_user on user_word (organisation_id, user_id, word);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['user_alias', 'user_word']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, delete on %I to ${app}', own_table);
    end loop;
end
$$;

create function user_words(variadic names text[]) returns setof text language sql immutable as $$
    select distinct word from regexp_split_to_table(array_to_string(names, ' '), '[ .,;:_@+''"()/\\-]+') word where word <> ''
$$;

create function keep_user_words() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from user_word where organisation_id = new.organisation_id and user_id = new.user_id;
    end if;
    insert into user_word (organisation_id, word, user_id)
    select new.organisation_id, word, new.user_id
    from user_words(variadic array [new.user_name_key, new.display_name_key, new.email_key] || new.alias_keys) word;
    return null;
end
$$;
create trigger user_words_of_new after insert on user_account
    for each row execute function keep_user_words();
create trigger user_words_of_changed after update on user_account
    for each row when ((old.user_name_key, old.display_name_key, old.email_key, old.alias_keys)
        is distinct from (new.user_name_key, new.display_name_key, new.email_key, new.alias_keys))
    execute function keep_user_words();

create function keep_user_aliases() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        delete from user_alias where organisation_id = new.organisation_id and user_id = new.user_id;
    end if;
    insert into user_alias (organisation_id, alias_key, user_id)
    select new.organisation_id, alias_key, new.user_id from unnest(new.alias_keys) alias_key;
    return null;
end
$$;
create trigger user_aliases_of_new after insert on user_account
    for each row when (new.alias_keys <> '{}') execute function keep_user_aliases();
create trigger user_aliases_of_changed after update on user_account
    for each row when (old.alias_keys <> new.alias_keys) execute function keep_user_aliases();

alter table user_account no force row level security;
alter table user_word no force row level security;
-- Folded as PostgreSQL does it, which differs for rare letters only, until it is written again.
update user_account
set department_key = normalize(lower(upper(normalize(btrim(department), nfkc))), nfkc)
where department is not null;
insert into user_word (organisation_id, word, user_id)
select organisation_id, word, user_id
from user_account, user_words(user_name_key, display_name_key, email_key) word
where state <> 'deleted';
alter table user_word force row level security;
alter table user_account force row level security;
