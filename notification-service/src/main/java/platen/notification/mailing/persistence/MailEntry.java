package platen.notification.mailing.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** A mail as the log shows it: the sealed code is not even mapped. */
@Entity
@Immutable
@Table(name = "mail")
public class MailEntry extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID organisationId;
    public @Nullable UUID userId;
    public String template;
    public String state;
    public String causeEventId;
    public String causeType;
    public int attempts;
    public String answer;
    public Instant createdAt;
    public Instant sentAt;
    public @Nullable UUID resendOf;
    public @Nullable String requestedBy;
}
