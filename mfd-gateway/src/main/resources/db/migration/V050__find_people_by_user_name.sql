-- Why: at a device somebody says by their user name whose a new card is. Expand; whoever is there already gets it with their next
-- event, or when identity-service publishes all people again.
alter table person add column user_name text;
create index person_by_user_name on person (organisation_id, lower(user_name)) where user_name is not null and state = 'active';
