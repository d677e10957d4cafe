-- Why: V010 folded every text of a photo and of a certificate; the service compares addresses and certificates to the letter,
-- so those written before V010 were found by no filter. Migrate.

create function pg_temp.with_values(comparable jsonb, attributes jsonb, list text) returns jsonb language sql as $$
    select case when jsonb_typeof(attributes -> list) = 'array' and jsonb_typeof(comparable -> list) = 'array'
        then jsonb_set(comparable, array[list], coalesce((
            select jsonb_agg(case when written.item ? 'value'
                    then folded.item || jsonb_build_object('value', written.item -> 'value') else folded.item end
                order by folded.place)
            from jsonb_array_elements(comparable -> list) with ordinality as folded (item, place)
            join jsonb_array_elements(attributes -> list) with ordinality as written (item, place) using (place)), '[]'))
        else comparable end
$$;

alter table scim_user no force row level security;
update scim_user
   set comparable = pg_temp.with_values(pg_temp.with_values(comparable, attributes, 'photos'), attributes, 'x509Certificates')
 where deleted_at is null and attributes ?| array['photos', 'x509Certificates'];
alter table scim_user force row level security;
