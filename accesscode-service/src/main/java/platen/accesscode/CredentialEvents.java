package platen.accesscode;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

/** The topic of everything that happens to a person's credentials. One key per person keeps it in order. */
@ApplicationScoped
public class CredentialEvents {

    public static final String TOPIC = "accesscode.credential";

    private final Outbox outbox;

    CredentialEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Publishes when the transaction has committed. */
    public Uni<Void> append(OrganisationTransaction transaction, UUID user, String type, Object data, Cause cause) {
        return outbox.append(transaction, cause.causes(OutgoingEvent.of(TOPIC, user.toString(), type, data)));
    }
}
