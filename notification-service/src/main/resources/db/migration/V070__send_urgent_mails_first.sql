-- Why: somebody who waits at a device for a reminder must not stand behind another's hundred thousand invitations, and an
-- operator may have to keep to a mail server's limit. Replicas of before find no function to ask for due mails and send nothing until they are replaced; what
-- they had claimed is taken up when its lease lapses.

-- 0: somebody waits for it. 1: a notice to administrators. 2: anything else, rows of before included.
alter table mail add column priority smallint not null default 2 check (priority between 0 and 2);

drop function organisations_with_due_mail(timestamptz, integer);
drop index mail_due;
create index mail_urgent_due on mail (organisation_id, next_attempt_at)
    where state in ('queued', 'sending') and priority < 2;
create index mail_ordinary_due on mail (organisation_id, next_attempt_at)
    where state in ('queued', 'sending') and priority >= 2;

-- Both step from organisation to organisation along their index, so that one with a long queue costs no more than one with a
-- short. In order of ids, from after one of them, so that all have their turn.
create function organisations_with_urgent_mail(moment timestamptz, behind uuid, most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    with recursive unsent (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from mail
         where state in ('queued', 'sending') and priority < 2 and organisation_id > behind
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from unsent
        cross join lateral (
            select m.organisation_id, m.next_attempt_at from mail m
            where m.state in ('queued', 'sending') and m.priority < 2 and m.organisation_id > unsent.organisation_id
            order by m.organisation_id, m.next_attempt_at limit 1
        ) next
    )
    select organisation_id from unsent where due_at <= moment limit most
$$;

create function organisations_with_ordinary_mail(moment timestamptz, behind uuid, most integer) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public
as $$
    with recursive unsent (organisation_id, due_at) as (
        (select organisation_id, next_attempt_at from mail
         where state in ('queued', 'sending') and priority >= 2 and organisation_id > behind
         order by organisation_id, next_attempt_at limit 1)
        union all
        select next.organisation_id, next.next_attempt_at
        from unsent
        cross join lateral (
            select m.organisation_id, m.next_attempt_at from mail m
            where m.state in ('queued', 'sending') and m.priority >= 2 and m.organisation_id > unsent.organisation_id
            order by m.organisation_id, m.next_attempt_at limit 1
        ) next
    )
    select organisation_id from unsent where due_at <= moment limit most
$$;

-- The one row by which all replicas keep to a rate. It is nobody's, so nobody but the function below sees it.
create table mail_rate (
    one   boolean          primary key default true check (one),
    -- Mails that may be sent at once.
    turns double precision not null,
    at    timestamptz      not null
);
alter table mail_rate enable row level security;
alter table mail_rate force row level security;

-- A turn comes every 60 / per_minute seconds, and those of one second, but at least two, are kept while nobody takes them. The
-- last one is never given to an ordinary mail, so that urgent ones find it, and get every further turn while they want any.
create function take_mail_turn(moment timestamptz, per_minute integer, urgent boolean) returns boolean
    language plpgsql security definer set search_path = pg_catalog, public
as $$
declare
    there double precision;
begin
    insert into mail_rate (turns, at) values (2, moment) on conflict do nothing;
    update mail_rate
    set turns = least(greatest(2, per_minute / 60.0),
                      turns + greatest(0, extract(epoch from moment - at)) * per_minute / 60.0),
        at = greatest(at, moment)
    returning turns into there;
    if there < (case when urgent then 1 else 2 end) then
        return false;
    end if;
    update mail_rate set turns = turns - 1;
    return true;
end
$$;

do $$
declare
    own_function text;
begin
    execute format('create policy owner_counts on mail_rate to %I using (true) with check (true)', current_user);
    foreach own_function in array array [
        'organisations_with_urgent_mail(timestamptz, uuid, integer)',
        'organisations_with_ordinary_mail(timestamptz, uuid, integer)',
        'take_mail_turn(timestamptz, integer, boolean)']
    loop
        execute format('revoke all on function %s from public', own_function);
        execute format('grant execute on function %s to ${app}', own_function);
    end loop;
end
$$;
