package platen.gateway.sql;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** The PostgreSQL client reads and writes {@code timestamptz} as an {@link OffsetDateTime}. */
public final class SqlTimes {

    private SqlTimes() {}

    public static OffsetDateTime of(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Optional<Instant> optional(Row row, String column) {
        return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
    }

    public static Instant required(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }
}
