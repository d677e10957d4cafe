package platen.scim.failing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.failing.RefusalReason;
import platen.scim.failing.domain.RecentWrites;

/** What the provisioning log says of the writes since a moment. */
@ApplicationScoped
public class RecentWriteCounts {

    private static final String WRITES = " from provisioning_log where organisation_id = $1 and at >= $2"
            + " and operation in ('create', 'replace', 'patch', 'delete')";

    private static final String COUNT =
            "select count(*) as writes, count(*) filter (where outcome = 'refused') as refused" + WRITES;

    private static final String REASONS = "select status, rule, count(*) as refused" + WRITES
            + " and outcome = 'refused' group by status, rule order by count(*) desc, status, rule limit 3";

    private final OrganisationTransactions transactions;

    RecentWriteCounts(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    /** Those that had refusals, or are known to fail. */
    public Uni<List<UUID>> worthALook(Instant since, int leastRefusals) {
        return transactions.asRelay(relay -> relay.preparedQuery(
                        "select organisations_with_refusals($1, $2) as organisation")
                .execute(Tuple.of(utc(since), leastRefusals))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("organisation"))
                        .toList()));
    }

    public Uni<RecentWrites> count(OrganisationTransaction transaction, Instant since) {
        return transaction.first(COUNT, transaction.organisation(), utc(since)).map(row -> {
            var counted = Objects.requireNonNull(row);
            return new RecentWrites(counted.getLong("writes"), counted.getLong("refused"));
        });
    }

    /** The three most frequent. */
    public Uni<List<RefusalReason>> reasons(OrganisationTransaction transaction, Instant since) {
        return transaction
                .query(REASONS, transaction.organisation(), utc(since))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new RefusalReason(
                                row.getInteger("status"), row.getString("rule"), row.getLong("refused")))
                        .toList());
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
