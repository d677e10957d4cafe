-- Why: an organisation's mails come from an address of its own and bear its logo. Expand only.

create table letterhead (
    organisation_id uuid   primary key,
    sender_name     text,
    -- Of a domain that the operator allows; looked at again whenever a mail is written.
    sender_address  text,
    reply_to        text,
    version         bigint not null
);

create table logo (
    organisation_id uuid  primary key,
    image           bytea not null check (octet_length(image) <= 100000)
);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['letterhead', 'logo']
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
