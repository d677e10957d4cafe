-- Why: of a person who is to be forgotten the provisioning log keeps what was done, not the name. Expand.

grant update (name, detail) on provisioning_log to ${app};
