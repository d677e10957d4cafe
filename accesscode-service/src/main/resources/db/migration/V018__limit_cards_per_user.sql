-- Why: how many cards a person may have is the organisation's decision, or a group's. Expand: the default is what held before.

alter table code_space
    add column cards_per_user integer not null default 10 check (cards_per_user between 1 and 100);
alter table policy_override
    add column cards_per_user integer check (cards_per_user between 1 and 100);
