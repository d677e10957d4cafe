-- Why: whoever looks after people can hand one of them a code that lets them in once, or makes a card theirs once. It is no access
-- code: a table of its own, which each login looks into only when such a code was typed. Expand.

create table one_time_code (
    organisation_id uuid        not null,
    id              uuid        not null,
    user_id         uuid        not null,
    -- Also the kind of attempt it is good for.
    purpose         text        not null check (purpose in ('one-time-code', 'registration-code')),
    -- Null once it is over; the row stays for the record.
    blind_index     bytea check (octet_length(blind_index) = 32),
    minted_at       timestamptz not null,
    minted_by       text        not null,
    mailed          boolean     not null,
    expires_at      timestamptz not null,
    ended_at        timestamptz,
    -- Who revoked it; null when it was used, or the person left.
    ended_by        text,
    end_reason      text check (end_reason in ('used', 'revoked', 'person-left')),
    primary key (organisation_id, id),
    constraint one_time_code_ends_for_good
        check ((blind_index is null) = (ended_at is not null) and (ended_at is null) = (end_reason is null))
);
create unique index one_time_code_by_value on one_time_code (organisation_id, blind_index) where blind_index is not null;
create index one_time_code_of_person on one_time_code (organisation_id, user_id, minted_at desc, id desc);
create index one_time_code_open on one_time_code (organisation_id, expires_at) where blind_index is not null;
create index one_time_code_by_age on one_time_code (organisation_id, minted_at);

alter table one_time_code enable row level security;
alter table one_time_code force row level security;
create policy own_organisation on one_time_code using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on one_time_code to ${app};

alter table attempt drop constraint attempt_kind_check, add constraint attempt_kind_check check (kind ~ '^[a-z_-]{1,32}$');
alter table session drop constraint session_kind_check, add constraint session_kind_check
    check (kind in ('code', 'card', 'password', 'one-time-code', 'registration-code', 'phone'));

-- The same look-up as before, and in the same statement one for codes of their own kind: neither table tells by its time that the
-- other was meant. Settings of a function are lost when it is replaced, so they stand here again.
create or replace function find_attempt(
    p_organisation uuid, p_device uuid, p_attempt text, p_entrance text, p_kind text, p_blind_indexes bytea[],
    p_now timestamptz, p_answers_after timestamptz, p_places text[], p_usual_after timestamptz)
    returns table (
        blocked_until timestamptz, step_up_until timestamptz, answer_mac bytea, answer_session uuid,
        answer_logged_out boolean, answer_step_up_until timestamptz, user_id uuid, usual_here boolean, credential_id uuid, revision bigint, valid_until timestamptz, state text, display_name text, pin bytea,
        pin_version bigint, behind boolean, open_id uuid, open_user uuid, open_kind text, open_credential uuid,
        open_revision bigint, open_started timestamptz, open_expires timestamptz, open_idle integer,
        open_seen timestamptz)
    language plpgsql
    set enable_seqscan = off
    set plan_cache_mode = force_generic_plan
    as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select t.blocked_until, u.until, a.request_mac, a.session_id, a.logged_out, a.step_up_until, c.user_id,
               c.usual_here, c.credential_id, c.revision,
               c.valid_until, c.state, c.display_name, c.ciphertext, c.version, c.behind, o.id, o.user_id, o.kind,
               o.credential_id, o.credential_revision, o.started_at, o.expires_at, o.idle_seconds, o.last_seen_at
          from (values (1)) one
          left join device_throttle t
            on t.organisation_id = p_organisation and t.device_id = p_device and t.kind = p_entrance
           and t.blocked_until > p_now
          left join attempt_answer a
            on a.organisation_id = p_organisation and a.device_id = p_device and a.attempt_id = p_attempt
           and a.answered_at > p_answers_after
          left join lateral (
            select max(s.until) as until from step_up s
             where p_entrance = 'code' and s.organisation_id = p_organisation and s.place = any(p_places)
               and s.until > p_now) u on true
          left join lateral (
            select k.user_id, k.credential_id, k.revision, k.valid_until, p.state, p.display_name, n.ciphertext, n.version,
                   u.until is not null and exists (
                       select from usual_person f
                        where f.organisation_id = p_organisation and f.device_id = p_device and f.user_id = k.user_id
                          and f.last_login_at > p_usual_after) as usual_here,
                   exists (select from parked_event e
                            where e.organisation_id = p_organisation and e.topic = 'accesscode.credential'
                              and e.key = k.user_id::text) as behind
              from (select g.user_id, g.credential_id, g.revision, g.valid_until
                      from credential g
                     where g.organisation_id = p_organisation and g.kind = p_kind
                       and g.blind_index = any(p_blind_indexes)
                    union all
                    select m.user_id, m.id, 0, m.expires_at
                      from one_time_code m
                     where p_kind in ('one-time-code', 'registration-code') and m.organisation_id = p_organisation
                       and m.purpose = p_kind and m.blind_index = any(p_blind_indexes)) k
              left join person p on p.organisation_id = p_organisation and p.user_id = k.user_id
              left join card_pin n on n.organisation_id = p_organisation and n.user_id = k.user_id
             where t.device_id is null and a.device_id is null
               and p.state is distinct from 'deleted'
             limit 2) c on true
          left join lateral (
            select s.id, s.user_id, s.kind, s.credential_id, s.credential_revision, s.started_at, s.expires_at,
                   s.idle_seconds, s.last_seen_at
              from session s
             where p_entrance = 'card' and t.device_id is null and a.device_id is null
               and s.organisation_id = p_organisation and s.device_id = p_device and s.ended_at is null
             order by s.started_at desc
             limit 1) o on true;
end
$$;
