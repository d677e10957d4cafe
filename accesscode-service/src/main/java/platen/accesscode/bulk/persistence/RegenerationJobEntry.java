package platen.accesscode.bulk.persistence;

import io.quarkus.hibernate.reactive.panache.PanacheEntityBase;
import io.smallrye.mutiny.Uni;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.RegenerationJob;
import platen.accesscode.bulk.domain.JobState;
import platen.accesscode.bulk.domain.RegenerationOrder;
import platen.accesscode.bulk.domain.RegenerationScope;

/** A row of the jobs, for reading. */
@Entity
@Immutable
@Table(name = "regeneration_job")
public class RegenerationJobEntry extends PanacheEntityBase {

    @Id
    public UUID id;

    public UUID organisationId;
    public String scope;
    public boolean notify;
    public String state;
    public String orderedBy;
    public Instant orderedAt;
    public @Nullable Instant startedAt;
    public @Nullable Instant endedAt;
    public @Nullable Long total;
    public long changed;
    public long skipped;
    public long workingMillis;
    public long sealingMillis;
    public @Nullable String failure;

    public static Uni<@Nullable RegenerationJobEntry> of(UUID organisation, UUID id) {
        return find("organisationId = ?1 and id = ?2", organisation, id).firstResult();
    }

    /** Newest first. */
    public static Uni<List<RegenerationJobEntry>> page(
            UUID organisation, RegenerationJob.@Nullable Place after, int limit) {
        String order = " order by orderedAt desc, id desc";
        return (after == null
                        ? RegenerationJobEntry.<RegenerationJobEntry>find("organisationId = ?1" + order, organisation)
                        : RegenerationJobEntry.<RegenerationJobEntry>find(
                                "organisationId = ?1 and (orderedAt < ?2 or orderedAt = ?2 and id < ?3)" + order,
                                organisation,
                                after.orderedAt(),
                                after.id()))
                .page(0, limit)
                .list();
    }

    public RegenerationJob job() {
        return new RegenerationJob(
                id,
                new RegenerationOrder(RegenerationScope.of(scope), notify),
                JobState.of(state),
                orderedBy,
                orderedAt,
                startedAt,
                endedAt,
                total,
                changed,
                skipped,
                workingMillis,
                sealingMillis,
                failure);
    }
}
