-- Why: filters and sorting over every attribute. Expand and migrate.
--
-- comparable is attributes with everything folded that compares without case. The service folds what it writes; what is
-- there already is folded here as PostgreSQL does it, which differs for rare letters only, until it is written again.
-- The columns beside it are what row-level security lets an index answer: an operator on jsonb is not leakproof.

alter table scim_user add column comparable jsonb not null default '{}';

alter table scim_user no force row level security;
create function pg_temp.folded(value jsonb, name text) returns jsonb language plpgsql as $$
begin
    return case jsonb_typeof(value)
        when 'object' then (select coalesce(jsonb_object_agg(key, pg_temp.folded(each.value, key)), '{}') from jsonb_each(value) each)
        when 'array' then (select coalesce(jsonb_agg(pg_temp.folded(item, name)), '[]') from jsonb_array_elements(value) item)
        when 'string' then case
            when name in ('externalId', '$ref', 'profileUrl') then value
            else to_jsonb(normalize(lower(upper(normalize(btrim(value #>> '{}'), nfkc))), nfkc)) end
        else value end;
end
$$;
update scim_user set comparable = pg_temp.folded(attributes, '') where deleted_at is null;
alter table scim_user force row level security;

alter table scim_user
    add column active boolean generated always as ((attributes ->> 'active')::boolean) stored,
    add column display_name_key text collate "C" generated always as (comparable ->> 'displayName') stored,
    add column given_name_key text collate "C" generated always as (comparable -> 'name' ->> 'givenName') stored,
    add column family_name_key text collate "C" generated always as (comparable -> 'name' ->> 'familyName') stored;

-- Collation C: beginnings of texts, and the order they are sorted in.
create index scim_user_by_user_name on scim_user (organisation_id, user_name_key collate "C", created_at, scim_user_id)
    where deleted_at is null;
create index scim_user_by_display_name on scim_user (organisation_id, display_name_key, created_at, scim_user_id)
    where deleted_at is null;
create index scim_user_by_given_name on scim_user (organisation_id, given_name_key) where deleted_at is null;
create index scim_user_by_family_name on scim_user (organisation_id, family_name_key, created_at, scim_user_id)
    where deleted_at is null;
create index scim_user_by_change on scim_user (organisation_id, changed_at, scim_user_id) where deleted_at is null;
create index scim_user_inactive on scim_user (organisation_id, created_at, scim_user_id)
    where deleted_at is null and not active;
