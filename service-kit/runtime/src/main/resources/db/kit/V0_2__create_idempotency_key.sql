-- Why: a creating request repeated under the same Idempotency-Key must create once. The key commits with the effect. Expand.
--
-- Answers are not kept, only a reference to what was made: an answer may hold a secret. request_hash is encrypted, since a
-- body with a short secret could be guessed from its hash.

create table idempotency_key (
    organisation_id uuid        not null,
    caller          text        not null,
    key             text        not null check (length(key) <= 255),
    request_hash    bytea       not null,
    status          integer,
    reference       text,
    created_at      timestamptz not null default clock_timestamp(),
    primary key (organisation_id, caller, key)
);
create index idempotency_key_by_age on idempotency_key (created_at);

alter table idempotency_key enable row level security;
alter table idempotency_key force row level security;
create policy own_organisation on idempotency_key
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
create policy every_organisation on idempotency_key to ${relay} using (true) with check (true);
grant select, insert, update, delete on idempotency_key to ${app};
-- The relay's role prunes.
grant select, delete on idempotency_key to ${relay};
