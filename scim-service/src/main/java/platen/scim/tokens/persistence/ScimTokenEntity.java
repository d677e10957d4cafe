package platen.scim.tokens.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code scim_token}, for administrators' reading only; the hash stays in the table. */
@Entity
@Immutable
@Table(name = "scim_token")
public class ScimTokenEntity extends PanacheEntityBase {

    @Id
    public UUID tokenId;

    public UUID organisationId;
    public @Nullable String name;
    public Instant createdAt;
    public @Nullable Instant expiresAt;
    public @Nullable Instant lastUsedAt;
    public @Nullable Instant revokedAt;
}
