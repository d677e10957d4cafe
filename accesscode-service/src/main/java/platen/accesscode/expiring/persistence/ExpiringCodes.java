package platen.accesscode.expiring.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import platen.accesscode.expiring.domain.ExpiryRule;
import platen.accesscode.expiring.domain.Place;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Codes that can expire, oldest first: working ones of active people that no source supplies. Their people are locked;
 * those whom somebody else has locked are left out, to be found the next time.
 */
@ApplicationScoped
public class ExpiringCodes {

    /** A code whose end was not announced yet. */
    public record Unannounced(UUID id, UUID user, long version, Instant issuedAt) {}

    private static final String CODES = """
             from access_code c
            join person p on p.organisation_id = c.organisation_id and p.user_id = c.user_id and p.state = 'active'
            where c.organisation_id = $1 and c.state = 'active' and c.origin <> 'synced' and c.issued_at <= $2
            """;

    private static final String UNANNOUNCED = "select c.id, c.user_id, c.version, c.issued_at" + CODES
            + " and c.expires_at is null and (c.issued_at, c.id) > ($5, $6)";

    private static final String ENDED = "select c.user_id" + CODES + " and c.expires_at <= $5";

    private static final String OLDEST_FIRST = " order by c.issued_at, c.id limit $3 for update of p skip locked";
    private static final String FIRST_ENDED_FIRST = " order by c.expires_at limit $3 for update of p skip locked";

    private final Pool pool;

    ExpiringCodes(Pool pool) {
        this.pool = pool;
    }

    /** Organisations in which codes end, in order of their ids. */
    public Uni<List<UUID>> organisations(UUID after, int most) {
        return pool.preparedQuery("select organisations_with_expiry($1, $2) as id")
                .execute(Tuple.of(after, most))
                .map(rows -> listed(rows, row -> row.getUUID("id")));
    }

    /**
     * Codes under a rule that were issued by then and whose end was not announced.
     *
     * @param after where the ones before ended
     */
    public Uni<List<Unannounced>> unannounced(
            OrganisationTransaction transaction, ExpiryRule rule, Instant issuedBy, Place after, int limit) {
        return transaction
                .query(
                        UNANNOUNCED + filter(rule) + OLDEST_FIRST,
                        transaction.organisation(),
                        Columns.timestamptz(issuedBy),
                        limit,
                        names(rule),
                        Columns.timestamptz(after.issuedAt()),
                        after.id())
                .map(rows -> listed(
                        rows,
                        row -> new Unannounced(
                                row.getUUID("id"),
                                row.getUUID("user_id"),
                                row.getLong("version"),
                                row.getOffsetDateTime("issued_at").toInstant())));
    }

    /** Whose codes under a rule were issued by then, and have come to the end that was announced. */
    public Uni<List<UUID>> ended(
            OrganisationTransaction transaction, ExpiryRule rule, Instant issuedBy, Instant now, int limit) {
        return transaction
                .query(
                        ENDED + filter(rule) + FIRST_ENDED_FIRST,
                        transaction.organisation(),
                        Columns.timestamptz(issuedBy),
                        limit,
                        names(rule),
                        Columns.timestamptz(now))
                .map(rows -> listed(rows, row -> row.getUUID("user_id")));
    }

    /** Sets a code's end; false when it is not the same code any more. */
    public Uni<Boolean> announce(OrganisationTransaction transaction, Unannounced code, Instant end) {
        return transaction
                .update("""
                        update access_code set expires_at = $4
                        where organisation_id = $1 and id = $2 and version = $3 and state = 'active'
                            and expires_at is null
                        """, transaction.organisation(), code.id(), code.version(), Columns.timestamptz(end))
                .map(changed -> changed == 1);
    }

    private static String filter(ExpiryRule rule) {
        return switch (rule) {
            case ExpiryRule.OfOverride override -> " and p.code_policy = any($4)";
            case ExpiryRule.OfOrganisation organisation -> " and (p.code_policy is null or p.code_policy <> all($4))";
        };
    }

    private static String[] names(ExpiryRule rule) {
        return switch (rule) {
            case ExpiryRule.OfOverride override -> new String[] {override.name()};
            case ExpiryRule.OfOrganisation organisation -> organisation.others().toArray(String[]::new);
        };
    }

    private static <T> List<T> listed(RowSet<Row> rows, Function<Row, T> item) {
        return StreamSupport.stream(rows.spliterator(), false).map(item).toList();
    }
}
