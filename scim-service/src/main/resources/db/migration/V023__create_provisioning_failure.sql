-- Why: whoever looks after an organisation is told when its pushes keep failing, once. Expand.
--
-- A row is there from the first time pushes failed. Ended means that they work again, or that nobody has pushed for a day.

create table provisioning_failure (
    organisation_id uuid        not null primary key,
    raised_at       timestamptz not null,
    ended_at        timestamptz
);

alter table provisioning_failure enable row level security;
alter table provisioning_failure force row level security;
create policy own_organisation on provisioning_failure
    using (organisation_id = nullif(current_setting('platen.organisation', true), '')::uuid);
grant select, insert, update, delete on provisioning_failure to ${app};

-- What was refused of what was to be written; few rows as long as all is well, whatever is pushed.
create index provisioning_log_refused_write on provisioning_log (at, organisation_id)
    where outcome = 'refused' and operation in ('create', 'replace', 'patch', 'delete');
create index provisioning_failure_open on provisioning_failure (organisation_id) where ended_at is null;

-- The function runs as the owner, who is held by row-level security too; provisioning_log has such a policy already.
create policy timer on provisioning_failure for select to current_user using (true);

-- The one question across organisations: which are worth a look. It shows ids and nothing else.
create function organisations_with_refusals(since timestamptz, refusals integer) returns setof uuid
    language sql stable security definer set search_path = public, pg_temp
as $$
    select organisation_id from provisioning_log
     where at >= since and outcome = 'refused' and operation in ('create', 'replace', 'patch', 'delete')
     group by organisation_id having count(*) >= refusals
    union
    select organisation_id from provisioning_failure where ended_at is null
$$;

revoke all on function organisations_with_refusals(timestamptz, integer) from public;
grant execute on function organisations_with_refusals(timestamptz, integer) to ${relay};
