package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupKey;
import platen.identity.groups.domain.GroupPart;
import platen.identity.groups.persistence.GroupRows;
import platen.identity.groups.persistence.GroupWordRows;
import platen.identity.organisation.FindOrganisations;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Takes a source's word on a group, part by part. A part is kept as it comes and a row or two change; with the last one the word holds, and
 * a worker brings the members of a targeted group in line with it.
 */
@ApplicationScoped
public class ObserveGroup {

    private final FindOrganisations organisations;
    private final GroupRows groups;
    private final GroupWordRows words;
    private final GroupWorker worker;
    private final Clock clock;

    ObserveGroup(
            FindOrganisations organisations, GroupRows groups, GroupWordRows words, GroupWorker worker, Clock clock) {
        this.organisations = organisations;
        this.groups = groups;
        this.words = words;
        this.worker = worker;
        this.clock = clock;
    }

    /** Waits for the organisation when it is not known yet. */
    public Uni<Outcome> observe(OrganisationTransaction transaction, GroupPart part) {
        return organisations
                .of(transaction)
                .chain(organisation -> organisation == null
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""))
                        : take(transaction, part).replaceWith(Outcome.DONE));
    }

    private Uni<Void> take(OrganisationTransaction transaction, GroupPart part) {
        return groups.see(transaction, part.group(), part.name(), now())
                .chain(group -> words.put(transaction, group.id(), part)
                        .call(() -> part.part() == 1
                                ? groups.nest(transaction, group.id(), part.nested())
                                : Uni.createFrom().voidItem())
                        .chain(parts -> parts == part.parts()
                                ? complete(transaction, group, part)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Void> complete(OrganisationTransaction transaction, Group group, GroupPart last) {
        if (group.targeted()) {
            worker.nudgeAfter(transaction);
        }
        return groups.complete(transaction, group.id(), last, now())
                .chain(() -> words.keepOnly(transaction, group.id(), last.observationId()));
    }

    /** The source has the group no more; one nobody knows is gone already. */
    public Uni<Outcome> remove(OrganisationTransaction transaction, GroupKey key) {
        return groups.lock(transaction, key)
                .chain(group -> group == null
                        ? Uni.createFrom().voidItem()
                        : groups.remove(transaction, group.id(), now())
                                .chain(() -> words.keepOnly(transaction, group.id(), null)))
                .replaceWith(Outcome.DONE);
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
