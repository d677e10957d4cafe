package platen.gateway.pins.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.pins.PinAnnouncements;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PinEventWriter implements PinAnnouncements {

    private static final String TYPE = "platen.mfd.card-pin-chosen.v1";
    private static final String RECIPIENT = "accesscode";

    private record CardPinChosen(UUID userId, UUID deviceId, long version, Instant at, Sealed sealedPin) {}

    private final Outbox outbox;
    private final Sealer sealer;

    PinEventWriter(Outbox outbox, Sealer sealer) {
        this.outbox = outbox;
        this.sealer = sealer;
    }

    @Override
    public Uni<Void> chosen(OrganisationTransaction transaction, Chosen chosen) {
        var context = SealContext.event(TYPE, transaction.organisation(), chosen.userId(), chosen.version());
        Sealed pin = sealer.seal(RECIPIENT, context, chosen.pin().digits());
        var data = new CardPinChosen(chosen.userId(), chosen.deviceId(), chosen.version(), chosen.at(), pin);
        return outbox.append(
                transaction,
                OutgoingEvent.of("mfd.activity", chosen.userId().toString(), TYPE, data)
                        .causedBy(chosen.causedBy().toString()));
    }
}
