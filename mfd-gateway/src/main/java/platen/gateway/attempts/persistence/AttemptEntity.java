package platen.gateway.attempts.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import platen.gateway.attempts.domain.AttemptLine;

/** A line of the log, for lists. */
@Entity
@Immutable
@Table(name = "attempt")
public class AttemptEntity extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID deviceId;
    public Instant at;
    public String kind;
    public String outcome;

    @Nullable
    public String reason;

    @Nullable
    public UUID userId;

    public boolean stale;

    AttemptLine toLine() {
        return new AttemptLine(
                id, deviceId, at, kind, outcome, Optional.ofNullable(reason), Optional.ofNullable(userId), stale);
    }
}
