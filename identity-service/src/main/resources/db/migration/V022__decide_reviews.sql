-- Why: an administrator decides what becomes of a person that waits; the decision holds as long as the reason does. Expand and migrate.

alter table review
    add column decision        text check (decision in ('link', 'create', 'ignore')),
    add column decided_user_id uuid,
    drop constraint review_state_check,
    drop constraint review_check,
    drop constraint review_check1,
    drop constraint review_check2,
    -- Decided: as closed, and observations that meet the same obstacle do not open it again.
    add constraint review_state check (state in ('open', 'decided', 'closed')),
    add constraint review_ended check ((state = 'open') = (closed_at is null)),
    add constraint review_decision check (state <> 'decided' or decision is not null),
    add constraint review_forgets check
        (state = 'open' or num_nonnulls(user_name, display_name, email, observation) = 0),
    add constraint review_can_be_decided check
        (state <> 'open' or num_nulls(user_name, display_name, observation) = 0);
