-- Why: an observation is compared by fingerprint, and a fingerprint can be made under a new index key only from its value.
-- Expand: rows from before have neither; each gets both when its source speaks of it again.

alter table observation
    add column key_id integer,
    add column ciphertext bytea,
    add constraint observed_value check (ciphertext is null or (key_id is not null and blind_index is not null));
