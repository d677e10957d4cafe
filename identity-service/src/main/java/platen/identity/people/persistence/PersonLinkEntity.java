package platen.identity.people.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A row of {@code person_link}, for administrators' reading only. */
@Entity
@Immutable
@Table(name = "person_link")
@IdClass(PersonLinkEntity.Key.class)
public class PersonLinkEntity extends PanacheEntityBase {

    /** Its primary key. */
    public record Key(UUID organisationId, String source, String externalId) {}

    @Id
    public UUID organisationId;

    @Id
    public String source;

    @Id
    public String externalId;

    public UUID userId;
    public boolean missing;
}
