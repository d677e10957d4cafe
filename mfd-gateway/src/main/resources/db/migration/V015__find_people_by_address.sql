-- Why: whoever has forgotten their code types their address at a device; whose it is, is looked up here. Expand.
create index person_by_email on person (organisation_id, lower(email)) where email is not null and state = 'active';
