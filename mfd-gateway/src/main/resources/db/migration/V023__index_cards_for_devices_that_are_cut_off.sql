-- Why: a device that is cut off must find a card without the key of the blind index. Its owner says a second keyed hash of each card
-- from now on, and of all when it repeats its state. Expand.
alter table credential add column offline_index bytea check (octet_length(offline_index) = 32);
