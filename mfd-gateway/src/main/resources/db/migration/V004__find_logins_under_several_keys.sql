-- Why: while the index key is rotated a credential may be under any of several keys, and one statement must ask for all: between
-- two, a row could move from one key to the other unseen. Expand; find_login goes when no replica calls it any more.

create function find_login_under_any_key(
    p_organisation uuid, p_device uuid, p_attempt text, p_kind text, p_blind_indexes bytea[], p_now timestamptz,
    p_answers_after timestamptz)
    returns table (
        blocked_until timestamptz, answer_mac bytea, answer_session uuid, user_id uuid, credential_id uuid,
        revision bigint, valid_until timestamptz, state text, display_name text)
    language plpgsql as $$
begin
    perform set_config('platen.organisation', p_organisation::text, true);
    return query
        select t.blocked_until, a.request_mac, a.session_id, c.user_id, c.credential_id, c.revision, c.valid_until,
               c.state, c.display_name
          from (values (1)) one
          left join device_throttle t
            on t.organisation_id = p_organisation and t.device_id = p_device and t.kind = p_kind
           and t.blocked_until > p_now
          left join attempt_answer a
            on a.organisation_id = p_organisation and a.device_id = p_device and a.attempt_id = p_attempt
           and a.answered_at > p_answers_after
          left join lateral (
            select k.user_id, k.credential_id, k.revision, k.valid_until, p.state, p.display_name
              from credential k
              left join person p on p.organisation_id = k.organisation_id and p.user_id = k.user_id
             where t.device_id is null and a.device_id is null
               and k.organisation_id = p_organisation and k.kind = p_kind and k.blind_index = any(p_blind_indexes)
               and p.state is distinct from 'deleted'
             limit 2) c on true;
end
$$;
revoke all on function find_login_under_any_key from public;
grant execute on function find_login_under_any_key to ${app};
