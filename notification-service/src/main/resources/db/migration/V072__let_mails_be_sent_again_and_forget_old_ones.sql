-- Why: an administrator has a mail sent again and the log says who asked; and the log ends somewhere. Expand.

-- What was asked for, and what the mail will be once accesscode-service has sealed the code anew.
create table mail_resend (
    organisation_id uuid        not null,
    id              uuid        not null,
    user_id         uuid        not null,
    mail_id         uuid        not null,
    version         bigint      not null,
    template        text        not null,
    -- Subject of the caller's token.
    requested_by    text        not null,
    requested_at    timestamptz not null,
    primary key (organisation_id, id)
);
create index mail_resend_of_user on mail_resend (organisation_id, user_id, requested_at);
create index mail_resend_by_time on mail_resend (organisation_id, requested_at);
alter table mail_resend enable row level security;
alter table mail_resend force row level security;
create policy own_organisation on mail_resend
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, delete on mail_resend to ${app};

alter table mail
    -- The mail that it is the same as.
    add column resend_of    uuid,
    add column requested_by text;

-- Organisations with a mail from before that moment: steps from one to the next, and looks at the oldest of each.
create function organisations_with_mail_before(moment timestamptz, most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    with recursive known (organisation_id) as (
        (select organisation_id from mail order by organisation_id limit 1)
        union all
        select next.organisation_id
        from known
        cross join lateral (
            select m.organisation_id from mail m where m.organisation_id > known.organisation_id
            order by m.organisation_id limit 1
        ) next
    )
    select organisation_id from known
    where exists (select 1 from mail m where m.organisation_id = known.organisation_id and m.created_at < moment)
    limit most
$$;
revoke all on function organisations_with_mail_before(timestamptz, integer) from public;
grant execute on function organisations_with_mail_before(timestamptz, integer) to ${app};
