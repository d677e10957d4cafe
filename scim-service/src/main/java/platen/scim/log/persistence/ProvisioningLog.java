package platen.scim.log.persistence;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.log.ProvisioningMeters;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.domain.LogEntry.Outcome;
import platen.scim.log.domain.LogQuery;
import platen.scim.log.domain.Logged;
import platen.scim.schema.ValueForm;

/** The table {@code provisioning_log}. What was done is written in the transaction that did it. */
@ApplicationScoped
public class ProvisioningLog {

    /** Names and details come from outside. */
    private static final int LONGEST = 256;

    private static final int REPLACEMENT = 0xFFFD;

    private static final String INSERT = """
            insert into provisioning_log (organisation_id, id, at, request_id, operation, resource_type, resource_id, name,
                outcome, status, changed, rule, detail)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
            """;

    private static final String PAGE = """
            select id, at, request_id, operation, resource_type, resource_id, name, outcome, status, changed, rule, detail
            from provisioning_log
            where organisation_id = $1 and (at, id) < ($2, $3)
            """;

    /** The condition stands there as in the index. */
    private static final String LOST = """
            select id, at, request_id, operation, resource_type, resource_id, name, outcome, status, changed, rule, detail
            from provisioning_log
            where organisation_id = $1 and name = $2 and resource_type = 'User'
              and (resource_id is null or operation = 'delete')
            order by at desc, id desc limit $3
            """;

    private final ProvisioningMeters meters;
    private final Clock clock;

    ProvisioningLog(ProvisioningMeters meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    public Uni<Void> add(OrganisationTransaction transaction, LogEntry entry) {
        transaction.afterCommit(() -> meters.count(entry));
        return transaction
                .update(
                        INSERT,
                        transaction.organisation(),
                        UUID.randomUUID(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        entry.requestId(),
                        entry.operation().slug(),
                        cut(entry.resourceType()),
                        entry.resource(),
                        cut(entry.name()),
                        entry.outcome().slug(),
                        entry.status(),
                        entry.changed().toArray(String[]::new),
                        entry.rule(),
                        cut(entry.detail()))
                .replaceWithVoid();
    }

    public Uni<Void> addAll(OrganisationTransaction transaction, List<LogEntry> entries) {
        return Multi.createFrom()
                .iterable(entries)
                .onItem()
                .transformToUniAndConcatenate(entry -> add(transaction, entry))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Newest first, before the one given. */
    public Uni<List<Logged>> page(
            OrganisationTransaction transaction, LogQuery query, Instant at, UUID before, int limit) {
        var parameters = new SqlParameters(transaction.organisation(), at.atOffset(ZoneOffset.UTC), before);
        StringBuilder sql = new StringBuilder(PAGE);
        if (query.resource() != null) {
            sql.append(" and resource_id = ").append(parameters.add(query.resource()));
        }
        if (query.outcome() != null) {
            // Written out, so that the index of what was refused can answer.
            sql.append(" and outcome = '").append(query.outcome().slug()).append("'");
        }
        sql.append(" order by at desc, id desc limit ").append(parameters.add((long) limit));
        return transaction.query(sql.toString(), parameters.toArray()).map(ProvisioningLog::logged);
    }

    /** Of one resource, newest first. */
    public Uni<List<Logged>> latest(OrganisationTransaction transaction, UUID resource, int limit) {
        return page(transaction, new LogQuery(resource, null), LogQuery.NO_END, LogQuery.LAST, limit);
    }

    /** Of who was never taken or is gone, by the name as the provider wrote it; newest first. */
    public Uni<List<Logged>> lost(OrganisationTransaction transaction, String userName, int limit) {
        return transaction
                .query(LOST, transaction.organisation(), userName, (long) limit)
                .map(ProvisioningLog::logged);
    }

    private static List<Logged> logged(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(ProvisioningLog::logged)
                .toList();
    }

    private static Logged logged(Row row) {
        return new Logged(
                row.getUUID("id"),
                row.getOffsetDateTime("at").toInstant(),
                new LogEntry(
                        row.getString("request_id"),
                        Operation.valueOf(row.getString("operation").toUpperCase(Locale.ROOT)),
                        row.getString("resource_type"),
                        row.getUUID("resource_id"),
                        row.getString("name"),
                        Outcome.valueOf(row.getString("outcome").toUpperCase(Locale.ROOT)),
                        row.getInteger("status"),
                        List.of(row.getArrayOfStrings("changed")),
                        row.getString("rule"),
                        row.getString("detail")));
    }

    /** What was refused may be what PostgreSQL refuses too: U+0000, half a character. */
    private static @Nullable String cut(@Nullable String text) {
        return text == null
                ? null
                : text.codePoints()
                        .limit(LONGEST)
                        .map(point -> ValueForm.isStorable(Character.toString(point)) ? point : REPLACEMENT)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }
}
