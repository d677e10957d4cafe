package platen.accesscode.expiring.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.kit.organisation.OrganisationTransaction;

/** Tells in advance that a code will end, once for each version of a person's code. */
@ApplicationScoped
public class ExpiryEvents {

    private static final String EXPIRING = "platen.accesscode.access-code-expiring.v1";

    record AccessCodeExpiring(UUID userId, long version, Instant expiresAt) {}

    private final CredentialEvents events;

    ExpiryEvents(CredentialEvents events) {
        this.events = events;
    }

    public Uni<Void> expiring(
            OrganisationTransaction transaction, UUID user, long version, Instant expiresAt, Cause cause) {
        return events.append(transaction, user, EXPIRING, new AccessCodeExpiring(user, version, expiresAt), cause);
    }
}
