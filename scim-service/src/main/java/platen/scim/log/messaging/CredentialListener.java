package platen.scim.log.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.log.HearOfCredential;

/** Hears why a pushed code or card was not taken. */
@ApplicationScoped
public class CredentialListener implements TopicListener {

    private static final String OURS = "scim";
    private static final String CODE = "access-code";
    private static final String TAKEN = "code-already-taken";

    private final Inbox inbox;
    private final HearOfCredential hear;
    private final EventHandlers handlers;

    CredentialListener(Inbox inbox, HearOfCredential hear) {
        this.inbox = inbox;
        this.hear = hear;
        this.handlers = EventHandlers.none()
                .on("platen.accesscode.credential-refused.v1", CredentialRefused.class, this::refused)
                .on("platen.accesscode.access-code-conflicted.v1", CredentialRefused.class, this::refused);
    }

    @Incoming("accesscode-credential")
    Uni<Void> receive(ConsumerRecord<@Nullable String, @Nullable String> event) {
        return inbox.receive(event, this);
    }

    @Override
    public String topic() {
        return "accesscode.credential";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> refused(Event event, CredentialRefused body, OrganisationTransaction transaction) {
        if (body.userId() == null || body.source() == null) {
            throw new PoisonEvent("The event lacks the user or the source");
        }
        return body.source().equals(OURS)
                ? hear.refused(
                        transaction,
                        body.userId(),
                        event.id(),
                        Objects.requireNonNullElse(body.kind(), CODE),
                        Objects.requireNonNullElse(body.reason(), TAKEN))
                : Uni.createFrom().item(Outcome.DONE);
    }
}
