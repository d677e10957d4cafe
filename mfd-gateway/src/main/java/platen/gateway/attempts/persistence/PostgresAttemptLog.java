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
    public Uni<List<AttemptLine>> list(UUID organisation, Optional<UUID> device, Limit limit, @Nullable Cursor after) {
        List<String> conditions = new ArrayList<>();
        Parameters parameters = new Parameters();
        device.ifPresent(id -> {
            conditions.add("deviceId = :device");
            parameters.and("device", id);
        });
        if (after != null) {
            conditions.add("(at < :at or at = :at and id < :id)");
            parameters.and("at", after.instant(0)).and("id", after.uuid(1));
        }
        String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        return sessions.read(
                        organisation,
                        () -> AttemptEntity.<AttemptEntity>find(
                                        "from AttemptEntity " + where + "order by at desc, id desc", parameters)
                                .range(0, limit.value())
                                .list())
                .map(rows -> rows.stream().map(AttemptEntity::toLine).toList());
    }
}
