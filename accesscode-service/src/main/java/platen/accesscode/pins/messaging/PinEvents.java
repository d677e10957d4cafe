package platen.accesscode.pins.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.pins.domain.CardPin;
import platen.accesscode.pins.domain.PinHash;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.organisation.OrganisationTransaction;

/** Tells the gateway, and nobody else, what a person's PIN is compared with. */
@ApplicationScoped
public class PinEvents {

    private static final String SET = "platen.accesscode.card-pin-set.v1";
    private static final String GATEWAY = "mfd-gateway";

    record CardPinSet(UUID userId, long version, @Nullable Sealed sealedPinHash) {}

    private final CredentialEvents events;
    private final Sealer sealer;

    PinEvents(CredentialEvents events, Sealer sealer) {
        this.events = events;
        this.sealer = sealer;
    }

    /** Of one that was removed too. */
    public Uni<Void> set(OrganisationTransaction transaction, CardPin pin, Cause cause) {
        PinHash hash = pin.hash();
        Sealed sealed = hash == null
                ? null
                : sealer.seal(
                        GATEWAY,
                        SealContext.event(SET, transaction.organisation(), pin.user(), pin.version()),
                        hash.phc());
        return events.append(transaction, pin.user(), SET, new CardPinSet(pin.user(), pin.version(), sealed), cause);
    }
}
