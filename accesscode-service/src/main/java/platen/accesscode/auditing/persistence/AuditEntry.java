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
import platen.accesscode.auditing.AuditFilter;
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
    public @Nullable String channel;
    public @Nullable String address;
    public String action;
    public @Nullable UUID userId;
    public @Nullable String reason;
    public @Nullable Long version;
    public @Nullable String oldValue;
    public @Nullable String newValue;

    /** Oldest first. */
    public static Uni<List<AuditEntry>> page(UUID organisation, AuditFilter filter, @Nullable Place after, int limit) {
        var conditions = new Conditions().and("organisationId =", organisation);
        conditions.and("userId =", filter.user());
        conditions.and("actor =", filter.actor());
        conditions.and(
                "action =", filter.action() == null ? null : filter.action().slug());
        conditions.and("at >=", filter.from());
        conditions.and("at <", filter.until());
        if (after != null) {
            // The first condition is the index's; the second tells records of one moment apart.
            conditions.and("at >=", after.at());
            conditions.andNot("at =", after.at(), "id <=", after.id());
        }
        return AuditEntry.<AuditEntry>find(conditions.query() + " order by at, id", conditions.parameters())
                .page(0, limit)
                .list();
    }

    /** Conditions that hold together; one without a value does not count. */
    private static final class Conditions {

        private final StringBuilder query = new StringBuilder();
        private final List<Object> parameters = new ArrayList<>();

        Conditions and(String comparison, @Nullable Object value) {
            if (value != null) {
                query.append(query.isEmpty() ? "" : " and ").append(term(comparison, value));
            }
            return this;
        }

        void andNot(String comparison, Object value, String other, Object otherValue) {
            query.append(" and not (")
                    .append(term(comparison, value))
                    .append(" and ")
                    .append(term(other, otherValue))
                    .append(")");
        }

        private String term(String comparison, Object value) {
            parameters.add(value);
            return comparison + " ?" + parameters.size();
        }

        String query() {
            return query.toString();
        }

        Object[] parameters() {
            return parameters.toArray();
        }
    }
}
