-- Why: most of what it took to insert a person was keeping the words of their names: a trigger's run for each row, and for each
-- word a look whether its person exists. Many rows inserted at once now have their words inserted at once, and as nobody but the
-- triggers writes words, they need no foreign key. Expand.

alter table user_word drop constraint user_word_organisation_id_user_id_fkey;

create function add_user_words() returns trigger language plpgsql as $$
begin
    insert into user_word (organisation_id, word, user_id)
    select person.organisation_id, word, person.user_id
    from added person,
         user_words(variadic array [person.user_name_key, person.display_name_key, person.email_key] || person.alias_keys) word;
    return null;
end
$$;
drop trigger user_words_of_new on user_account;
create trigger user_words_of_new after insert on user_account
    referencing new table as added for each statement execute function add_user_words();

create function drop_user_words() returns trigger language plpgsql as $$
begin
    delete from user_word where organisation_id = old.organisation_id and user_id = old.user_id;
    return null;
end
$$;
create trigger user_words_of_gone after delete on user_account for each row execute function drop_user_words();
