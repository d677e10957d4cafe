package platen.gateway.registration.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.registration.CardAnnouncements;
import platen.gateway.registration.domain.CardLink;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class CardEventWriter implements CardAnnouncements {

    private static final String TOPIC = "mfd.activity";
    private static final String PROVEN = "platen.mfd.card-association-proven.v1";
    private static final String REQUESTED = "platen.mfd.card-association-requested.v1";

    /** What a card and a link are bound to in place of a version. */
    private static final long FIRST = 1;

    private record CardAssociationProven(
            UUID userId, UUID deviceId, String by, @Nullable String administrator, Instant at, Sealed sealedCard) {}

    private record CardAssociationRequested(
            UUID userId, UUID deviceId, String deviceName, long minutes, Instant expiresAt, Sealed sealedLink) {}

    private final Outbox outbox;
    private final Sealer sealer;

    CardEventWriter(Outbox outbox, Sealer sealer) {
        this.outbox = outbox;
        this.sealer = sealer;
    }

    @Override
    public Uni<Void> proven(OrganisationTransaction transaction, ProvenCard card) {
        Sealed sealed = sealer.seal("accesscode", context(transaction, PROVEN, card.user()), card.card());
        var data = new CardAssociationProven(
                card.user(),
                card.deviceId(),
                card.by().text(),
                card.administrator().orElse(null),
                card.at(),
                sealed);
        return append(transaction, card.user(), PROVEN, data, card.cause());
    }

    @Override
    public Uni<Void> linkRequested(OrganisationTransaction transaction, CardLink link, String url) {
        Sealed sealed = sealer.seal("notification", context(transaction, REQUESTED, link.user()), url);
        var data = new CardAssociationRequested(
                link.user(),
                link.deviceId(),
                link.deviceName(),
                Duration.between(link.askedAt(), link.expiresAt()).toMinutes(),
                link.expiresAt(),
                sealed);
        return append(transaction, link.user(), REQUESTED, data, link.id());
    }

    private static SealContext context(OrganisationTransaction transaction, String type, UUID user) {
        return SealContext.event(type, transaction.organisation(), user, FIRST);
    }

    private Uni<Void> append(OrganisationTransaction transaction, UUID user, String type, Object data, UUID cause) {
        return outbox.append(
                transaction,
                OutgoingEvent.of(TOPIC, user.toString(), type, data).causedBy(cause.toString()));
    }
}
