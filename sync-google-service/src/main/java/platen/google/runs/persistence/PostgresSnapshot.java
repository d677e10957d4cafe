package platen.google.runs.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import platen.google.runs.StagedPerson;
import platen.google.runs.domain.CredentialTrace;
import platen.google.runs.domain.KnownPerson;
import platen.kit.organisation.OrganisationTransaction;

/** Everybody the run under way has read. Rows of a run that died are emptied before the next begins. */
@ApplicationScoped
public class PostgresSnapshot {

    private static final String EMPTY = "delete from snapshot_person where organisation_id = $1";

    private static final String ADD = """
            insert into snapshot_person (organisation_id, external_id, digest)
            select $1, external_id, digest from unnest($2::text[], $3::bytea[]) as page (external_id, digest)
            on conflict do nothing""";

    private static final String DIFFERENT = """
            select count(*) as found
              from unnest($2::text[], $3::bytea[]) as page (external_id, digest)
              join snapshot_person known on known.organisation_id = $1 and known.external_id = page.external_id
             where known.digest <> page.digest""";

    private static final String CHANGED = """
            select page.external_id, known.digest, known.removed_at, known.active, known.email, known.display_name, known.aliases,
                   known.access_code_state, known.access_code_index, known.card_state, known.card_index
              from unnest($2::text[], $3::bytea[]) as page (external_id, digest)
              left join person known on known.organisation_id = $1 and known.external_id = page.external_id
             where known.digest is distinct from page.digest or known.removed_at is not null""";

    private static final String KNOWN = """
            select exists (select from person
                            where organisation_id = $1 and external_id = any($2) and removed_at is null) as found""";

    private static final String COUNT = "select count(*) as found from snapshot_person where organisation_id = $1";

    public Uni<Void> empty(OrganisationTransaction transaction) {
        return transaction.update(EMPTY, transaction.organisation()).replaceWithVoid();
    }

    /** How many people of a page are listed before in another state: then the listing contradicts itself. */
    public Uni<Long> add(OrganisationTransaction transaction, List<StagedPerson> page) {
        return transaction
                .update(ADD, transaction.organisation(), ids(page), digests(page))
                .chain(added -> added == page.size()
                        ? Uni.createFrom().item(0L)
                        : transaction
                                .query(DIFFERENT, transaction.organisation(), ids(page), digests(page))
                                .map(PostgresSnapshot::number));
    }

    /** Those of a page whose state differs from what was published last, which is empty for somebody new. */
    public Uni<Map<String, Optional<KnownPerson>>> changed(
            OrganisationTransaction transaction, List<StagedPerson> page) {
        return transaction
                .query(CHANGED, transaction.organisation(), ids(page), digests(page))
                .map(rows -> {
                    Map<String, Optional<KnownPerson>> changed = new HashMap<>();
                    rows.forEach(row -> changed.put(row.getString("external_id"), known(row)));
                    return changed;
                });
    }

    /** Whether any of these people was published and not removed. */
    public Uni<Boolean> known(OrganisationTransaction transaction, List<String> externalIds) {
        return transaction
                .query(KNOWN, transaction.organisation(), externalIds.toArray(String[]::new))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    /** How many people it holds, each once. */
    public Uni<Long> size(OrganisationTransaction transaction) {
        return transaction.query(COUNT, transaction.organisation()).map(PostgresSnapshot::number);
    }

    private static Optional<KnownPerson> known(Row row) {
        byte[] digest = Columns.bytes(row, "digest");
        return digest == null
                ? Optional.empty()
                : Optional.of(new KnownPerson(
                        digest,
                        row.getValue("removed_at") != null,
                        row.getBoolean("active"),
                        row.getString("email"),
                        row.getString("display_name"),
                        row.getString("aliases"),
                        trace(row, "access_code"),
                        trace(row, "card")));
    }

    private static CredentialTrace trace(Row row, String credential) {
        return new CredentialTrace(row.getString(credential + "_state"), Columns.bytes(row, credential + "_index"));
    }

    private static String[] ids(List<StagedPerson> page) {
        return page.stream().map(StagedPerson::externalId).toArray(String[]::new);
    }

    private static Buffer[] digests(List<StagedPerson> page) {
        return page.stream().map(person -> Buffer.buffer(person.digest())).toArray(Buffer[]::new);
    }

    static long number(RowSet<Row> rows) {
        return rows.iterator().next().getLong("found");
    }
}
