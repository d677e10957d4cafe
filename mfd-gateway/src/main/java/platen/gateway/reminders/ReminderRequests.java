package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.reminders.domain.PendingReminder;
import platen.kit.organisation.OrganisationTransaction;

/** Requests of which nobody has found out yet whose they are. */
public interface ReminderRequests {

    Uni<Void> add(OrganisationTransaction transaction, PendingReminder request);

    /** Takes out the oldest that no other replica is at. It is back when the transaction does not commit. */
    Uni<Optional<PendingReminder>> take(OrganisationTransaction transaction);

    /** Where any wait. */
    Uni<List<UUID>> organisations();
}
