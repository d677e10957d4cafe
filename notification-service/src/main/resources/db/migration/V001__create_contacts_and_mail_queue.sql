-- Why: who may be written to (read models of identity's organisations and people), and the queue and log of mails. Expand.
--
-- The application's role sees its organisation's rows only. The one thing it may ask across organisations is which of them
-- have a mail due, by organisations_with_due_mail.

create table organisation (
    organisation_id uuid primary key,
    name            text not null,
    locale          text not null,
    invitation      text not null check (invitation in ('classic', 'portal')),
    portal_url      text,
    notice_address  text
);

create table contact (
    organisation_id uuid   not null,
    user_id         uuid   not null,
    display_name    text   not null,
    email           text,
    locale          text   not null,
    -- A deleted person's row stays, without personal data, so that a late event about them is not held back for ever.
    state           text   not null check (state in ('active', 'inactive', 'deleted')),
    -- The newest version of the person's access code heard of; an older one is never mailed.
    code_version    bigint not null default 0,
    primary key (organisation_id, user_id)
);

create table mail (
    organisation_id    uuid        not null,
    id                 uuid        not null,
    user_id            uuid        not null,
    -- The credential version that the mail tells of.
    version            bigint      not null,
    template           text        not null,
    holds_code         boolean     not null,
    state              text        not null
        check (state in ('queued', 'sending', 'sent', 'failed', 'superseded', 'suppressed')),
    -- A newer version exists: if an attempt is under way and fails, there is no further one.
    outdated           boolean     not null default false,
    cause_event_id     text        not null,
    -- Event type the code was sealed under; with organisation, user and version it opens the box.
    cause_type         text        not null,
    origin_source      text,
    origin_external_id text,
    origin_run_id      text,
    sealed_recipient   text,
    sealed_box         text,
    message_id         text        not null,
    attempts           integer     not null default 0,
    -- When queued: not before. When sending: until then it belongs to the replica that claimed it.
    next_attempt_at    timestamptz not null,
    answer             text,
    created_at         timestamptz not null,
    sent_at            timestamptz,
    primary key (organisation_id, id),
    constraint mail_once_per_version unique (organisation_id, user_id, version),
    constraint mail_keeps_no_code_once_done
        check (state in ('queued', 'sending') or (sealed_recipient is null and sealed_box is null))
);
create index mail_due on mail (organisation_id, next_attempt_at) where state in ('queued', 'sending');
create index mail_unsent_of_user on mail (organisation_id, user_id, version) where state in ('queued', 'sending');
create index mail_by_time on mail (organisation_id, created_at desc, id desc);
create index mail_by_user on mail (organisation_id, user_id, created_at desc, id desc);
create index mail_by_state on mail (organisation_id, state, created_at desc, id desc);

do $$
declare
    own_table text;
begin
    foreach own_table in array array ['organisation', 'contact', 'mail']
    loop
        execute format('alter table %I enable row level security', own_table);
        execute format('alter table %I force row level security', own_table);
        execute format(
            'create policy own_organisation on %I using '
            '(organisation_id = nullif(current_setting(''platen.organisation'', true), '''')::uuid)', own_table);
        execute format('grant select, insert, update, delete on %I to ${app}', own_table);
    end loop;
    -- The function below runs as the tables' owner, whom forced row-level security binds too. The owner's role serves migrations only.
    execute format('create policy owner_sees_what_is_due on mail for select to %I using (true)', current_user);
end
$$;

-- Steps from organisation to organisation along mail_due, so that one with a long queue costs no more than one with a short.
create function organisations_with_due_mail(moment timestamptz, most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    with recursive unsent (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from mail where state in ('queued', 'sending')
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from unsent
        cross join lateral (
            select m.organisation_id, m.next_attempt_at from mail m
            where m.state in ('queued', 'sending') and m.organisation_id > unsent.organisation_id
            order by m.organisation_id, m.next_attempt_at limit 1
        ) next
    )
    select organisation_id from unsent where due_at <= moment order by due_at limit most
$$;
revoke all on function organisations_with_due_mail(timestamptz, integer) from public;
grant execute on function organisations_with_due_mail(timestamptz, integer) to ${app};
