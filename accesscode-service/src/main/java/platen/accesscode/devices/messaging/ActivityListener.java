package platen.accesscode.devices.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.cards.AssociateCard;
import platen.accesscode.cards.AssociateCard.ProvenCard;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.pins.CardPins;
import platen.accesscode.reminding.RemindPerson;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.UnsealFailed;
import platen.kit.crypto.Unsealer;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Hears from the gateway who has asked for their code, whose a card is and who has chosen a PIN. Logins, far more in number, are passed over unread.
 */
@ApplicationScoped
public class ActivityListener implements TopicListener {

    private static final String GATEWAY = "mfd-gateway";

    /** What a card is bound to in place of a version. */
    private static final long FIRST = 1;

    record CodeReminderRequested(UUID userId) {}

    /**
     * @param by {@code code}, {@code password}, {@code link} or {@code administrator}
     * @param administrator subject of the last
     */
    record CardAssociationProven(
            UUID userId, String by, @Nullable String administrator, Sealed sealedCard) {

        String source() {
            return by.equals("administrator") ? CardOrigin.ADMINISTRATOR : CardOrigin.DEVICE;
        }
    }

    /**
     * @param version the PIN is to have, if it does not come too late
     */
    record CardPinChosen(UUID userId, long version, Sealed sealedPin) {}

    private final Inbox inbox;
    private final RemindPerson remind;
    private final AssociateCard associate;
    private final CardPins pins;
    private final Unsealer unsealer;
    private final EventHandlers handlers;

    ActivityListener(Inbox inbox, RemindPerson remind, AssociateCard associate, CardPins pins, Unsealer unsealer) {
        this.inbox = inbox;
        this.remind = remind;
        this.associate = associate;
        this.pins = pins;
        this.unsealer = unsealer;
        this.handlers = EventHandlers.none()
                .on("platen.mfd.code-reminder-requested.v1", CodeReminderRequested.class, this::requested)
                .on("platen.mfd.card-association-proven.v1", CardAssociationProven.class, this::proven)
                .on("platen.mfd.card-pin-chosen.v1", CardPinChosen.class, this::pinChosen);
    }

    @Incoming("mfd-activity")
    public Uni<Void> receive(ConsumerRecords<String, String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "mfd.activity";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> requested(Event event, CodeReminderRequested data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        return event.republished()
                ? Uni.createFrom().item(Outcome.DONE)
                : remind.remind(transaction, user, Cause.event(event, GATEWAY)).replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> proven(Event event, CardAssociationProven data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        var card = new ProvenCard(user, opened(event, user, FIRST, data.sealedCard()), data.source());
        return associate.associate(
                transaction, card, Cause.event(event, GATEWAY).by(data.administrator()));
    }

    private Uni<Outcome> pinChosen(Event event, CardPinChosen data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        String pin = opened(event, user, data.version(), data.sealedPin());
        return pins.choose(transaction, user, pin, data.version(), Cause.event(event, GATEWAY))
                .replaceWith(Outcome.DONE);
    }

    private String opened(Event event, UUID user, long version, Sealed sealed) {
        try {
            return unsealer.openText(sealed, SealContext.event(event.type(), event.organisation(), user, version));
        } catch (UnsealFailed failure) {
            throw new PoisonEvent(String.valueOf(failure.getMessage()), failure);
        }
    }

    private static UUID keyed(Event event, UUID user) {
        if (!event.key().equals(user.toString())) {
            throw new PoisonEvent("The person in the body is not the one of the key");
        }
        return user;
    }
}
