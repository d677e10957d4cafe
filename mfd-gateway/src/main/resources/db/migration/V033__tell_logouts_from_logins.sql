-- Why: the second tap of a card logs out; sent again, it must not log in. Expand.
alter table attempt_answer add column logged_out boolean not null default false;
