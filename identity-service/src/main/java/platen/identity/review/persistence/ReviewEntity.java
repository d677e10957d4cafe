package platen.identity.review.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code review}, for administrators' reading only. */
@Entity
@Immutable
@Table(name = "review")
public class ReviewEntity extends PanacheEntityBase {

    @Id
    public UUID reviewId;

    public UUID organisationId;
    public String source;
    public String externalId;
    public String reason;
    public UUID userId;
    public String userName;
    public String displayName;
    public @Nullable String email;
    public String state;
    public Instant openedAt;
}
