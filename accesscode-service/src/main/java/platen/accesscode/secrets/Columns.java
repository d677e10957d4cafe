package platen.accesscode.secrets;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;

/** Values as the reactive client binds them. */
public final class Columns {

    private static final long VERSION_7 = 0x7000;
    private static final long RANDOM_12_BITS = 0xFFF;

    private Columns() {}

    public static Buffer bytea(byte[] bytes) {
        return Buffer.buffer(bytes);
    }

    public static Buffer bytea(Fingerprint fingerprint) {
        return Buffer.buffer(fingerprint.bytes());
    }

    public static Buffer[] byteas(Collection<Fingerprint> fingerprints) {
        return fingerprints.stream().map(Columns::bytea).toArray(Buffer[]::new);
    }

    public static @Nullable OffsetDateTime nullableTimestamptz(@Nullable Instant instant) {
        return instant == null ? null : timestamptz(instant);
    }

    /** Of rows with a {@code blind_index} and a {@code user_id}. */
    public static Map<Fingerprint, UUID> holders(RowSet<Row> rows) {
        Map<Fingerprint, UUID> holders = new HashMap<>();
        rows.forEach(
                row -> holders.put(Fingerprint.of(row.getBuffer("blind_index").getBytes()), row.getUUID("user_id")));
        return holders;
    }

    public static OffsetDateTime timestamptz(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /**
     * A random id that begins with the time (RFC 9562, version 7), so that rows written together stand together in an index:
     * a million random places in it cost several times as much.
     */
    public static UUID idInOrder(Instant now) {
        UUID random = UUID.randomUUID();
        long begin = now.toEpochMilli() << 16 | VERSION_7 | random.getMostSignificantBits() & RANDOM_12_BITS;
        return new UUID(begin, random.getLeastSignificantBits());
    }
}
