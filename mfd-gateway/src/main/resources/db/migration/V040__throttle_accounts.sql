-- Why: a PIN and a password name the account they belong to, so guesses at it are counted per account, whichever devices they
-- come from. Expand.

create table account_throttle (
    organisation_id uuid        not null,
    -- The person's id, or one made of a user name that is nobody's.
    account_id      uuid        not null,
    kind            text        not null check (kind in ('pin', 'password')),
    failures        integer     not null,
    since           timestamptz not null,
    blocked_until   timestamptz not null,
    primary key (organisation_id, account_id, kind)
);

alter table account_throttle enable row level security;
alter table account_throttle force row level security;
create policy own_organisation on account_throttle using
    (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on account_throttle to ${app};
