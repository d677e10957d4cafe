-- Why: an org unit that is renamed or moved keeps its id, so the chosen units are followed by it; org_units holds their paths as last seen.
-- One id per path, in the same order; none until a run has looked them up, and '' for the root. Expand.

alter table connection add column org_unit_ids text[] not null default '{}';
