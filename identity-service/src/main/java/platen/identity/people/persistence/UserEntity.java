package platen.identity.people.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A row of {@code user_account}, for administrators' reading only. */
@Entity
@Immutable
@Table(name = "user_account")
public class UserEntity extends PanacheEntityBase {

    @Id
    public UUID userId;

    public UUID organisationId;
    public String userName;
    public String userNameKey;
    public String displayName;
    public String displayNameKey;
    public @Nullable String email;
    public @Nullable String emailKey;
    public String locale;
    public @Nullable String department;
    public @Nullable String office;
    public boolean internal;
    public String state;
    public @Nullable String inactiveBecause;
    public @Nullable Instant deleteAfter;
    public long version;
    public Instant createdAt;
    public Instant updatedAt;
}
