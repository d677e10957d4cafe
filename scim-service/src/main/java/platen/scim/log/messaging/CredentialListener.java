package platen.scim.log.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecords;
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
    private static final String CARD = "card";
    private static final String TAKEN = "code-already-taken";

    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";
    private static final String REGISTERED = "platen.accesscode.card-registered.v1";
    private static final String SYNCED = "synced";

    private final Inbox inbox;
    private final HearOfCredential hear;
    private final EventHandlers handlers;

    CredentialListener(Inbox inbox, HearOfCredential hear) {
        this.inbox = inbox;
        this.hear = hear;
        this.handlers = EventHandlers.none()
                .on("platen.accesscode.credential-refused.v1", CredentialRefused.class, this::refused)
                .on("platen.accesscode.access-code-conflicted.v1", CredentialRefused.class, this::refused)
                .on(ISSUED, CredentialTaken.class, (event, body, tx) -> taken(event, body, CODE, tx))
                .on(REGISTERED, CredentialTaken.class, (event, body, tx) -> taken(event, body, CARD, tx));
    }

    @Incoming("accesscode-credential")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> events) {
        return inbox.receive(
                StreamSupport.stream(events.spliterator(), false)
                        .filter(event -> !concernsNobodyHere(String.valueOf(event.value())))
                        .toList(),
                this);
    }

    @Override
    public String topic() {
        return "accesscode.credential";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    /** A job over an organisation's codes issues as many as there are people, none of them pushed: not worth a transaction each. */
    private static boolean concernsNobodyHere(String event) {
        return (event.contains(ISSUED) || event.contains(REGISTERED)) && !event.contains(SYNCED);
    }

    private Uni<Outcome> taken(Event event, CredentialTaken body, String kind, OrganisationTransaction transaction) {
        if (body.userId() == null) {
            throw new PoisonEvent("The event does not say whose credential it is");
        }
        boolean isOurs = event.origin() != null && event.origin().source().equals(OURS);
        return isOurs && SYNCED.equals(body.origin())
                ? hear.taken(transaction, body.userId(), kind).replaceWith(Outcome.DONE)
                : Uni.createFrom().item(Outcome.DONE);
    }

    private Uni<Outcome> refused(Event event, CredentialRefused body, OrganisationTransaction transaction) {
        if (body.userId() == null || body.source() == null) {
            throw new PoisonEvent("The event lacks the user or the source");
        }
        return body.source().equals(OURS)
                ? hear.refused(
                        transaction,
                        body.userId(),
                        new HearOfCredential.Refused(
                                event.id(),
                                Objects.requireNonNullElse(body.kind(), CODE),
                                Objects.requireNonNullElse(body.reason(), TAKEN),
                                body.holderUserId(),
                                event.time()))
                : Uni.createFrom().item(Outcome.DONE);
    }
}
