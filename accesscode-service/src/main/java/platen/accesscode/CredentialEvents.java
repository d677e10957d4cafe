package platen.accesscode;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
        return append(transaction, List.of(of(user.toString(), type, data, cause)));
    }

    /** Many at once, made with {@link #of}. */
    public Uni<Void> append(OrganisationTransaction transaction, List<OutgoingEvent> events) {
        return outbox.append(transaction, events);
    }

    /**
     * An event of the topic.
     *
     * @param key the person's id, or that of what else it is about
     */
    public static OutgoingEvent of(String key, String type, Object data, Cause cause) {
        return cause.causes(OutgoingEvent.of(TOPIC, key, type, data));
    }
}
