package platen.accesscode.secrets;

import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;

/** Values as the reactive client binds them. */
public final class Columns {

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

    public static OffsetDateTime timestamptz(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
