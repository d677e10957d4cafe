-- Why: a counter changes with every event of its key and no index covers it; with room on its page an update touches no index.
-- Expand: holds for pages written from now on.

alter table outbox_sequence set (fillfactor = 50);
