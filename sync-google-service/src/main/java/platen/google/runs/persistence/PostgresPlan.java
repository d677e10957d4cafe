package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.runs.PlannedChange;
import platen.google.runs.StagedPerson;
import platen.kit.organisation.OrganisationTransaction;

/** What the run under way is going to publish. */
@ApplicationScoped
public class PostgresPlan {

    private static final String EMPTY = "delete from planned_change where organisation_id = $1";

    private static final String OBSERVE = """
            insert into planned_change (organisation_id, external_id, kind, digest, access_code_state, access_code_index,
                card_state, card_index, observation)
            select $1, external_id, 'OBSERVE', digest, code_state, code_index, card_state, card_index, observation
              from unnest($2::text[], $3::bytea[], $4::text[], $5::bytea[], $6::text[], $7::bytea[], $8::text[])
                as page (external_id, digest, code_state, code_index, card_state, card_index, observation)
            on conflict do nothing""";

    private static final String REMOVE = """
            insert into planned_change (organisation_id, external_id, kind, digest, access_code_state, access_code_index,
                card_state, card_index)
            select organisation_id, external_id, 'REMOVE', digest, access_code_state, access_code_index,
                   card_state, card_index
              from person known
             where organisation_id = $1 and removed_at is null
               and not exists (select from snapshot_person s
                                where s.organisation_id = $1 and s.external_id = known.external_id)""";

    private static final String COUNT = """
            select count(*) filter (where kind = 'OBSERVE') as observed, count(*) filter (where kind = 'REMOVE') as removed
              from planned_change where organisation_id = $1""";

    private static final String NEXT = """
            select external_id, observation from planned_change where organisation_id = $1
             order by external_id limit $2""";

    private static final String KEEP = """
            insert into person (organisation_id, external_id, digest, access_code_state, access_code_index, card_state,
                card_index)
            select organisation_id, external_id, digest, access_code_state, access_code_index, card_state, card_index
              from planned_change where organisation_id = $1 and external_id = any($2) and kind = 'OBSERVE'
            on conflict (organisation_id, external_id) do update
               set digest = excluded.digest, access_code_state = excluded.access_code_state,
                   access_code_index = excluded.access_code_index, card_state = excluded.card_state,
                   card_index = excluded.card_index, published_at = clock_timestamp(), removed_at = null""";

    private static final String BURY = """
            update person set removed_at = clock_timestamp(), published_at = clock_timestamp()
             where organisation_id = $1
               and external_id in (select external_id from planned_change
                                    where organisation_id = $1 and external_id = any($2) and kind = 'REMOVE')""";

    private static final String FORGET =
            "delete from planned_change where organisation_id = $1 and external_id = any($2)";

    private static final String LINKED = """
            select count(*) as people,
                   count(*) filter (where access_code_state = 'SET' or card_state = 'SET') as with_credential
              from person where organisation_id = $1 and removed_at is null""";

    /** How many changes a plan has, by kind. */
    public record Size(int observed, int removed) {}

    /** People published and not removed, and how many of them had a code or card in the directory. */
    public record Linked(long people, long withCredential) {}

    public Uni<Void> empty(OrganisationTransaction transaction) {
        return transaction.update(EMPTY, transaction.organisation()).replaceWithVoid();
    }

    public Uni<Void> observe(OrganisationTransaction transaction, List<StagedPerson> people) {
        return transaction
                .update(
                        OBSERVE,
                        transaction.organisation(),
                        texts(people, StagedPerson::externalId),
                        bytes(people, StagedPerson::digest),
                        texts(people, person -> person.state().accessCode().state()),
                        bytes(people, StagedPerson::accessCodeIndex),
                        texts(people, person -> person.state().card().state()),
                        bytes(people, StagedPerson::cardIndex),
                        texts(people, StagedPerson::observation))
                .replaceWithVoid();
    }

    /** Plans the removal of everybody the snapshot lacks: only for a complete one. */
    public Uni<Void> removeTheAbsent(OrganisationTransaction transaction) {
        return transaction.update(REMOVE, transaction.organisation()).replaceWithVoid();
    }

    public Uni<Size> size(OrganisationTransaction transaction) {
        return transaction
                .query(COUNT, transaction.organisation())
                .map(rows -> rows.iterator().next())
                .map(row -> new Size(
                        row.getLong("observed").intValue(),
                        row.getLong("removed").intValue()));
    }

    public Uni<Linked> linked(OrganisationTransaction transaction) {
        return transaction
                .query(LINKED, transaction.organisation())
                .map(rows -> rows.iterator().next())
                .map(row -> new Linked(row.getLong("people"), row.getLong("with_credential")));
    }

    public Uni<List<PlannedChange>> next(OrganisationTransaction transaction, int most) {
        return transaction
                .query(NEXT, transaction.organisation(), most)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresPlan::change)
                        .toList());
    }

    /** Makes changes the state last published, and takes them off the plan. */
    public Uni<Void> settle(OrganisationTransaction transaction, List<PlannedChange> changes) {
        String[] ids = changes.stream().map(PlannedChange::externalId).toArray(String[]::new);
        return transaction
                .update(KEEP, transaction.organisation(), ids)
                .chain(() -> transaction.update(BURY, transaction.organisation(), ids))
                .chain(() -> transaction.update(FORGET, transaction.organisation(), ids))
                .replaceWithVoid();
    }

    private static PlannedChange change(Row row) {
        return new PlannedChange(row.getString("external_id"), row.getString("observation"));
    }

    private static @Nullable String[] texts(List<StagedPerson> people, Function<StagedPerson, @Nullable String> text) {
        return people.stream().map(text).toArray(String[]::new);
    }

    private static @Nullable Buffer[] bytes(
            List<StagedPerson> people, Function<StagedPerson, byte @Nullable []> bytes) {
        return people.stream()
                .map(person -> {
                    byte[] value = bytes.apply(person);
                    return value == null ? null : Buffer.buffer(value);
                })
                .toArray(Buffer[]::new);
    }
}
