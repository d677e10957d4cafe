-- Why: of whom an administrator erases, what past runs report loses name and address. Expand.

create index run_change_of_person on run_change (organisation_id, external_id);
