package platen.gateway.onetimecodes.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.onetimecodes.OneTimeCodeAnnouncements;
import platen.gateway.onetimecodes.domain.OneTimeCode;
import platen.gateway.onetimecodes.domain.OneTimeDigits;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.messaging.Outbox;
import platen.kit.messaging.OutgoingEvent;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class OneTimeCodeEventWriter implements OneTimeCodeAnnouncements {

    private static final String ISSUED = "platen.mfd.one-time-code-issued.v1";

    /** What the code is bound to in place of a version. */
    private static final long FIRST = 1;

    private record OneTimeCodeIssued(UUID userId, String purpose, Instant expiresAt, Sealed sealedCode) {}

    private final Outbox outbox;
    private final Sealer sealer;

    OneTimeCodeEventWriter(Outbox outbox, Sealer sealer) {
        this.outbox = outbox;
        this.sealer = sealer;
    }

    @Override
    public Uni<Void> issued(OrganisationTransaction transaction, OneTimeCode code, OneTimeDigits digits) {
        var context = SealContext.event(ISSUED, transaction.organisation(), code.user(), FIRST);
        var data = new OneTimeCodeIssued(
                code.user(),
                code.purpose().text(),
                code.expiresAt(),
                sealer.seal("notification", context, digits.value()));
        return outbox.append(
                transaction,
                OutgoingEvent.of("mfd.activity", code.user().toString(), ISSUED, data)
                        .causedBy(code.id().toString()));
    }
}
