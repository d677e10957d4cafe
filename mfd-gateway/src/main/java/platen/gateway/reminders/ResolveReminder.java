package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.people.People;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Finds out whose address was typed and asks for their reminder. Only for a match does anything leave this service. */
@ApplicationScoped
class ResolveReminder {

    private static final Logger LOG = Logger.getLogger(ResolveReminder.class);

    /** People may share an address; beyond so many it is no person's any more. */
    private static final int MOST_WHO_SHARE = 5;

    private final OrganisationTransactions transactions;
    private final People people;
    private final ReminderAnnouncements announcements;

    ResolveReminder(OrganisationTransactions transactions, People people, ReminderAnnouncements announcements) {
        this.transactions = transactions;
        this.people = people;
        this.announcements = announcements;
    }

    /**
     * Goes on by itself: the device has its answer before, so that neither answer nor timing tells whether the address is
     * anybody's. What a killed process loses, its holder asks for again.
     */
    void soon(PairedDevice device, UUID requestId, String email) {
        resolve(device, requestId, email)
                .subscribe()
                .with(
                        done -> LOG.debugf("Resolved a reminder. deviceId=%s", device.id()),
                        failure -> LOG.warnf(
                                "A reminder is lost. organisationId=%s deviceId=%s: %s",
                                device.organisation(), device.id(), failure.toString()));
    }

    private Uni<Void> resolve(PairedDevice device, UUID requestId, String email) {
        return transactions.in(
                device.organisation(),
                transaction -> people.activeWithAddress(transaction, email.strip(), MOST_WHO_SHARE)
                        .chain(found -> found.stream()
                                .map(user -> announce(transaction, user, device, requestId))
                                .reduce(Uni.createFrom().voidItem(), (before, next) -> before.chain(() -> next))));
    }

    private Uni<Void> announce(OrganisationTransaction transaction, UUID userId, PairedDevice device, UUID requestId) {
        return announcements.requested(transaction, userId, device.id(), requestId);
    }
}
