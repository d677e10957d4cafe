-- Why: where too many wrong codes are typed a code alone lets in only people who are usual at the device; both are asked in the
-- one look-up of a login. Expand; the function of fewer parameters goes when no replica calls it any more.

create function find_attempt(
    p_organisation uuid, p_device uuid, p_attempt text, p_entrance text, p_kind text, p_blind_indexes bytea[],
    p_now timestamptz, p_answers_after timestamptz, p_places text[], p_usual_after timestamptz)
    returns table (
        blocked_until timestamptz, step_up_until timestamptz, answer_mac bytea, answer_session uuid,
        answer_logged_out boolean, answer_step_up_until timestamptz, user_id uuid, usual_here boolean, credential_id uuid, revision bigint, valid_until timestamptz, state text, display_name text, pin bytea,
        pin_version bigint, behind boolean, open_id uuid, open_user uuid, open_kind text, open_credential uuid,
        open_revision bigint, open_started timestamptz, open_expires timestamptz, open_idle integer,
        open_seen timestamptz)
    language plpgsql as $$
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
              from credential k
              left join person p on p.organisation_id = k.organisation_id and p.user_id = k.user_id
              left join card_pin n on n.organisation_id = k.organisation_id and n.user_id = k.user_id
             where t.device_id is null and a.device_id is null
               and k.organisation_id = p_organisation and k.kind = p_kind and k.blind_index = any(p_blind_indexes)
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
revoke all on function find_attempt(
    uuid, uuid, text, text, text, bytea[], timestamptz, timestamptz, text[], timestamptz) from public;
grant execute on function find_attempt(
    uuid, uuid, text, text, text, bytea[], timestamptz, timestamptz, text[], timestamptz) to ${app};
