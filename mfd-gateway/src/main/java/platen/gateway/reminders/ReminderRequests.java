package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import platen.gateway.reminders.domain.PendingReminder;
import platen.gateway.waiting.Waiting;
import platen.kit.organisation.OrganisationTransaction;

/** Requests of which nobody has found out yet whose they are. */
public interface ReminderRequests extends Waiting<PendingReminder> {

    Uni<Void> add(OrganisationTransaction transaction, PendingReminder request);
}
