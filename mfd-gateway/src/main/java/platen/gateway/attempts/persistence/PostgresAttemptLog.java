package platen.gateway.attempts.persistence;

import io.quarkus.panache.common.Parameters;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.AttemptLog;
import platen.gateway.attempts.domain.AttemptFilter;
import platen.gateway.attempts.domain.AttemptLine;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

@ApplicationScoped
class PostgresAttemptLog implements AttemptLog {

    private static final String APPEND = """
            insert into attempt (organisation_id, id, device_id, at, kind, outcome, reason, user_id, stale)
            select $1, * from unnest($2::uuid[], $3::uuid[], $4::timestamptz[], $5::text[], $6::text[], $7::text[],
                                     $8::uuid[], $9::boolean[])
            on conflict (organisation_id, id) do nothing
            returning id""";

    private final OrganisationSessions sessions;

    PostgresAttemptLog(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Set<UUID>> append(OrganisationTransaction transaction, List<AttemptLine> lines) {
        if (lines.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return transaction
                .query(
                        APPEND,
                        transaction.organisation(),
                        column(lines, AttemptLine::id).toArray(UUID[]::new),
                        column(lines, AttemptLine::deviceId).toArray(UUID[]::new),
                        column(lines, line -> SqlTimes.of(line.at())).toArray(OffsetDateTime[]::new),
                        column(lines, AttemptLine::kind).toArray(String[]::new),
                        column(lines, AttemptLine::outcome).toArray(String[]::new),
                        column(lines, line -> line.reason().orElse(null)).toArray(String[]::new),
                        column(lines, line -> line.user().orElse(null)).toArray(UUID[]::new),
                        column(lines, AttemptLine::stale).toArray(Boolean[]::new))
                .map(rows -> {
                    Set<UUID> added = new HashSet<>();
                    for (Row row : rows) {
                        added.add(row.getUUID("id"));
                    }
                    return added;
                });
    }

    private static <T extends @Nullable Object> List<T> column(
            List<AttemptLine> lines, Function<AttemptLine, T> value) {
        List<T> column = new ArrayList<>(lines.size());
        lines.forEach(line -> column.add(value.apply(line)));
        return column;
    }

    @Override
    public Uni<List<AttemptLine>> list(UUID organisation, AttemptFilter filter, Limit limit, @Nullable Cursor after) {
        var conditions = new Conditions()
                .with("deviceId = :device", "device", filter.device())
                .with("userId = :user", "user", filter.user())
                .with("kind = :kind", "kind", filter.kind())
                .with("outcome = :outcome", "outcome", filter.outcome())
                .with("reason = :reason", "reason", filter.reason())
                .with("at >= :from", "from", filter.from())
                .with("at < :to", "to", filter.to())
                .after(after);
        return sessions.read(
                        organisation,
                        () -> AttemptEntity.<AttemptEntity>find(
                                        "from AttemptEntity " + conditions.where() + "order by at desc, id desc",
                                        conditions.parameters)
                                .range(0, limit.value())
                                .list())
                .map(rows -> rows.stream().map(AttemptEntity::toLine).toList());
    }

    /** The conditions of a list that are wanted. */
    private static final class Conditions {

        private final List<String> texts = new ArrayList<>();
        private final Parameters parameters = new Parameters();

        Conditions with(String text, String name, Optional<?> value) {
            value.ifPresent(given -> {
                texts.add(text);
                parameters.and(name, given);
            });
            return this;
        }

        Conditions after(@Nullable Cursor cursor) {
            if (cursor != null) {
                texts.add("(at < :at or at = :at and id < :id)");
                parameters.and("at", cursor.instant(0)).and("id", cursor.uuid(1));
            }
            return this;
        }

        String where() {
            return texts.isEmpty() ? "" : "where " + String.join(" and ", texts) + " ";
        }
    }
}
