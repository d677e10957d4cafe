package platen.accesscode.reminding.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.issuing.domain.HeldCode;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.organisation.OrganisationTransaction;

/** Hands the code that works to the mailer, sealed. */
@ApplicationScoped
public class ReminderEvents {

    private static final String ISSUED = "platen.accesscode.access-code-reminder-issued.v1";
    private static final String MAILER = "notification";

    record ReminderIssued(
            UUID userId,
            long version,
            Sealed sealedCode,
            @Nullable UUID resendId) {}

    private final CredentialEvents events;
    private final Sealer sealer;

    ReminderEvents(CredentialEvents events, Sealer sealer) {
        this.events = events;
        this.sealer = sealer;
    }

    /**
     * @param resend the request of notification-service that it answers, if it answers one
     */
    public Uni<Void> issued(
            OrganisationTransaction transaction, UUID user, HeldCode.Active code, @Nullable UUID resend, Cause cause) {
        var context = SealContext.event(ISSUED, transaction.organisation(), user, code.version());
        Sealed sealed = sealer.seal(MAILER, context, code.code().value());
        return events.append(
                transaction, user, ISSUED, new ReminderIssued(user, code.version(), sealed, resend), cause);
    }
}
