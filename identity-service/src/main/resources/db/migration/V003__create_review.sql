-- Why: a source's person that cannot be matched, or whose name somebody else has, waits for an administrator. Expand.
--
-- The observation is kept while the review is open, so that a decision can act on it; its credentials are sealed.

create table review (
    organisation_id uuid        not null references organisation (organisation_id),
    review_id       uuid        not null,
    source          text        not null,
    external_id     text        not null,
    reason          text        not null
        check (reason in ('already-linked', 'user-name-taken', 'email-taken', 'email-unusable')),
    -- Who stands in the way, or whose email is unusable.
    user_id         uuid        not null,
    user_name       text,
    display_name    text,
    email           text,
    observation     jsonb,
    state           text        not null check (state in ('open', 'closed')),
    opened_at       timestamptz not null,
    closed_at       timestamptz,
    primary key (organisation_id, review_id),
    check ((state = 'closed') = (closed_at is not null)),
    check (state = 'open' or num_nonnulls(user_name, display_name, email, observation) = 0),
    check (state = 'closed' or num_nulls(user_name, display_name, observation) = 0)
);
create unique index review_of_person on review (organisation_id, source, external_id);
create index review_by_opening on review (organisation_id, state, opened_at, review_id);

alter table review enable row level security;
alter table review force row level security;
create policy own_organisation on review
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on review to ${app};
