package platen.gateway.people.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A person, for lists that name people. */
@Entity
@Immutable
@Table(name = "person")
public class PersonEntity extends PanacheEntityBase {

    @Id
    public UUID userId;

    public String displayName;
}
