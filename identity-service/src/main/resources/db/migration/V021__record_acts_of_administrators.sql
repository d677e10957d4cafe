-- Why: merging, deciding and erasing cannot be undone, so who did it is kept: ids only, also after the person is erased. Expand.
-- A merge moves sign-ins from one user to another.

create table act (
    organisation_id uuid        not null,
    act_id          uuid        not null,
    at              timestamptz not null,
    -- The subject of the token.
    caller          text        not null,
    kind            text        not null,
    user_id         uuid,
    other_user_id   uuid,
    review_id       uuid,
    primary key (organisation_id, act_id)
);
create index act_by_time on act (organisation_id, at, act_id);
create index act_by_user on act (organisation_id, user_id, at, act_id);
create index act_by_other_user on act (organisation_id, other_user_id, at, act_id) where other_user_id is not null;

alter table act enable row level security;
alter table act force row level security;
create policy own_organisation on act
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert on act to ${app};

grant update on user_subject to ${app};

-- Reviews of who stands in the way: a merge moves them, an erasure removes them.
create index review_by_user on review (organisation_id, user_id);
