package platen.gateway.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.gateway.people.CredentialStream;
import platen.gateway.people.Credentials;
import platen.gateway.people.Credentials.Card;
import platen.gateway.people.domain.BlindIndexValue;
import platen.gateway.people.messaging.CredentialEvents.AccessCodeIssued;
import platen.gateway.people.messaging.CredentialEvents.AccessCodeRetired;
import platen.gateway.people.messaging.CredentialEvents.CardPinSet;
import platen.gateway.people.messaging.CredentialEvents.CardRegistered;
import platen.gateway.people.messaging.CredentialEvents.CardRemoved;
import platen.gateway.pins.KeepPin;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.UnsealFailed;
import platen.kit.crypto.Unsealer;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.EventPublisher;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Keeps the credentials of the read model as accesscode-service says they are, and notes its heartbeats. */
@ApplicationScoped
public class CredentialListener implements TopicListener {

    private static final String PIN_SET = "platen.accesscode.card-pin-set.v1";

    private final Inbox inbox;
    private final Credentials credentials;
    private final CredentialStream stream;
    private final KeepPin pins;
    private final Unsealer unsealer;
    private final EventHandlers handlers;

    CredentialListener(Inbox inbox, Credentials credentials, CredentialStream stream, KeepPin pins, Unsealer unsealer) {
        this.inbox = inbox;
        this.credentials = credentials;
        this.stream = stream;
        this.pins = pins;
        this.unsealer = unsealer;
        this.handlers = EventHandlers.none()
                .on("platen.accesscode.access-code-issued.v1", AccessCodeIssued.class, this::issued)
                .on("platen.accesscode.access-code-retired.v1", AccessCodeRetired.class, this::retired)
                .on("platen.accesscode.card-registered.v1", CardRegistered.class, this::registered)
                .on("platen.accesscode.card-removed.v1", CardRemoved.class, this::removed)
                .on(PIN_SET, CardPinSet.class, this::pinSet);
    }

    /** A heartbeat counts only when all before it have had their effect. */
    @Incoming("accesscode-credential")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this)
                .invoke(() -> records.forEach(record -> {
                    if (EventPublisher.SIGNAL_KEY.equals(record.key())) {
                        stream.beat(record.partition(), record.timestamp());
                    }
                }));
    }

    @Override
    public String topic() {
        return "accesscode.credential";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> issued(Event event, AccessCodeIssued issued, OrganisationTransaction transaction) {
        require(issued.userId());
        return credentials
                .issueCode(transaction, issued.userId(), issued.version(), blindIndex(issued.blindIndex()))
                .replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> retired(Event event, AccessCodeRetired retired, OrganisationTransaction transaction) {
        require(retired.userId());
        return credentials
                .retireCode(transaction, retired.userId(), retired.version())
                .replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> registered(Event event, CardRegistered registered, OrganisationTransaction transaction) {
        require(registered.userId());
        require(registered.cardId());
        var card = new Card(
                registered.userId(),
                registered.cardId(),
                event.sequence(),
                blindIndex(registered.blindIndex()),
                Optional.ofNullable(registered.offlineIndex()).map(CredentialListener::blindIndex),
                Optional.ofNullable(registered.validUntil()),
                event.republished());
        return credentials.registerCard(transaction, card).replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> removed(Event event, CardRemoved removed, OrganisationTransaction transaction) {
        require(removed.userId());
        require(removed.cardId());
        return credentials
                .removeCard(transaction, removed.userId(), removed.cardId(), event.sequence())
                .replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> pinSet(Event event, CardPinSet set, OrganisationTransaction transaction) {
        require(set.userId());
        try {
            return pins.keep(transaction, set.userId(), set.version(), opened(event, set))
                    .replaceWith(Outcome.DONE);
        } catch (IllegalArgumentException malformed) {
            throw new PoisonEvent("The PIN's hash is malformed", malformed);
        }
    }

    private @Nullable String opened(Event event, CardPinSet set) {
        Sealed sealed = set.sealedPinHash();
        if (sealed == null) {
            return null;
        }
        try {
            return unsealer.openText(
                    sealed, SealContext.event(PIN_SET, event.organisation(), set.userId(), set.version()));
        } catch (UnsealFailed foreign) {
            throw new PoisonEvent(String.valueOf(foreign.getMessage()), foreign);
        }
    }

    private static void require(@Nullable Object id) {
        if (id == null) {
            throw new PoisonEvent("The credential has no id");
        }
    }

    private static BlindIndexValue blindIndex(@Nullable String text) {
        if (text == null) {
            throw new PoisonEvent("The credential has no blind index");
        }
        try {
            return BlindIndexValue.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new PoisonEvent("The blind index is malformed", malformed);
        }
    }
}
