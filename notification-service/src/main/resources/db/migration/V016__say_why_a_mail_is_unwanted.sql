-- A mail that becomes unwanted while it is being sent is only marked; what ends it later must know whether a newer code or the
-- end of the person's codes was the cause. Expand only: null, as a replica of the version before writes it, means a newer code.
alter table mail add column outdated_reason text;
