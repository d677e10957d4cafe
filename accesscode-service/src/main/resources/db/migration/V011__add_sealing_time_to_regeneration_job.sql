-- Why: what a job spends on sealing codes for mails is shown apart; it is most of the time of a job that mails. Expand.
alter table regeneration_job add column sealing_millis bigint not null default 0;
