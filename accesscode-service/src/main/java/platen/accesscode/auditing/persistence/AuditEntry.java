package platen.accesscode.auditing.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.AuditRecord.Place;

/** A row of the audit, for reading. */
@Entity
@Immutable
@Table(name = "audit")
public class AuditEntry extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID organisationId;
    public Instant at;
    public String actor;
    public String action;
    public @Nullable UUID userId;
    public @Nullable String reason;
    public @Nullable Long version;

    /** Oldest first. */
    public static Uni<List<AuditEntry>> page(UUID organisation, @Nullable UUID user, @Nullable Place after, int limit) {
        StringBuilder query = new StringBuilder("organisationId = ?1");
        List<Object> parameters = new ArrayList<>(List.of(organisation));
        if (user != null) {
            parameters.add(user);
            query.append(" and userId = ?").append(parameters.size());
        }
        if (after != null) {
            parameters.add(after.at());
            query.append(" and (at > ?").append(parameters.size());
            query.append(" or at = ?").append(parameters.size());
            parameters.add(after.id());
            query.append(" and id > ?").append(parameters.size()).append(")");
        }
        query.append(" order by at, id");
        return AuditEntry.<AuditEntry>find(query.toString(), parameters.toArray())
                .page(0, limit)
                .list();
    }
}
