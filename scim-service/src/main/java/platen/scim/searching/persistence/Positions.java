package platen.scim.searching.persistence;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import platen.scim.searching.domain.Position;

/** Where the rows of a list stand in it. */
public final class Positions {

    private Positions() {}

    /**
     * @param row with what {@link ListSql#selectedKey} selects
     */
    public static Position of(Row row, Instant created, UUID id) {
        return new Position(row.getString("sort_key"), ChronoUnit.MICROS.between(Instant.EPOCH, created), id);
    }
}
