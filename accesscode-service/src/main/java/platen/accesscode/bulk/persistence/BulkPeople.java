package platen.accesscode.bulk.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import platen.accesscode.bulk.Somebody;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.people.domain.PersonState;
import platen.kit.organisation.OrganisationTransaction;

/** People with their codes, hundreds at a time. */
@ApplicationScoped
public class BulkPeople {

    /**
     * While the index key is rotated, the same value under two keys does not look the same; then everybody counts as wanted
     * and is dealt with one by one, if anybody waits for a code at all.
     */
    private static final String WITH_CODES = """
            select p.user_id, p.state, p.code_version, p.code_policy, a.id, a.version, a.origin, a.reason, a.length, a.ciphertext,
                coalesce(a.change, 0) as change,
                exists (select from conflict c where c.organisation_id = $1 and c.kind = 'access-code'
                    and c.blind_index = a.blind_index)
                or coalesce(cardinality(array_remove(
                    (select array_agg(distinct c.key_id) from conflict c
                    where c.organisation_id = $1 and c.kind = 'access-code'), a.key_id)) > 0, false) as wanted
            from %s
            left join lateral (select * from access_code where organisation_id = $1 and user_id = p.user_id
                and state in ('active', 'reserved') limit 1) a on true
            order by p.user_id
            """;

    private static final String NEXT = WITH_CODES.formatted("""
            (select * from person where organisation_id = $1 and user_id > $2 and state <> 'deleted'
            order by user_id limit $3) p""");

    private static final String THESE = WITH_CODES.formatted("""
            (select * from person where organisation_id = $1 and user_id = any($2)
            order by user_id for update) p""");

    /** The next ones in order of their ids, as they are now; nothing is locked. */
    public Uni<List<Somebody>> next(OrganisationTransaction transaction, UUID after, int limit) {
        return transaction.query(NEXT, transaction.organisation(), after, limit).map(BulkPeople::people);
    }

    /** These, in order of their ids, locked. Only for holders of the code space. */
    public Uni<List<Somebody>> lock(OrganisationTransaction transaction, List<UUID> users) {
        return transaction
                .query(THESE, transaction.organisation(), users.toArray(UUID[]::new))
                .map(BulkPeople::people);
    }

    /** Takes the next version of the code of each; all must be published. */
    public Uni<Void> takeCodeVersions(OrganisationTransaction transaction, List<UUID> users) {
        return transaction
                .update("""
                        update person set code_version = code_version + 1
                        where organisation_id = $1 and user_id = any($2)
                        """, transaction.organisation(), users.toArray(UUID[]::new))
                .replaceWithVoid();
    }

    /** How many events of the organisation are not published yet; stops counting there. */
    public Uni<Integer> unpublished(OrganisationTransaction transaction, int enough) {
        return transaction
                .query(
                        "select count(*)::int as waiting from (select from outbox where organisation_id = $1 limit $2) o",
                        transaction.organisation(),
                        enough)
                .map(rows -> rows.iterator().next().getInteger("waiting"));
    }

    private static List<Somebody> people(RowSet<Row> rows) {
        List<Somebody> people = new ArrayList<>(rows.size());
        rows.forEach(row -> people.add(new Somebody(
                row.getUUID("user_id"),
                PersonState.of(row.getString("state")),
                row.getLong("code_version"),
                row.getString("code_policy"),
                row.getUUID("id") == null ? null : code(row))));
        return people;
    }

    private static Somebody.Code code(Row row) {
        return new Somebody.Code(
                row.getUUID("id"),
                row.getLong("version"),
                row.getString("origin").equals("generated"),
                IssueReason.of(row.getString("reason")),
                row.getInteger("length"),
                row.getBuffer("ciphertext").getBytes(),
                row.getLong("change"),
                row.getBoolean("wanted"));
    }
}
