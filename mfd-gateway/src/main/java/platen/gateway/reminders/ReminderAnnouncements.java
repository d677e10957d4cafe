package platen.gateway.reminders;

import io.smallrye.mutiny.Uni;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** What others are told about forgotten codes. */
public interface ReminderAnnouncements {

    /**
     * @param requestId of the request's line in the log
     */
    Uni<Void> requested(OrganisationTransaction transaction, UUID userId, UUID deviceId, UUID requestId);
}
