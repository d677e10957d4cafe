-- Why: what a push has led to is in the log of runs like everything else that was published. Expand.

alter table run drop constraint run_started_by_check;
alter table run add constraint run_started_by_check check (started_by in ('MANUAL', 'AUTOMATIC', 'PUSH'));
