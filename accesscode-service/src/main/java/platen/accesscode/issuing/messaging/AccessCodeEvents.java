package platen.accesscode.issuing.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;
import platen.kit.organisation.OrganisationTransaction;

/** Tells which code of a person works from now on, or that none does. */
@ApplicationScoped
public class AccessCodeEvents {

    private static final String ISSUED = "platen.accesscode.access-code-issued.v1";
    private static final String RETIRED = "platen.accesscode.access-code-retired.v1";
    private static final String MAILER = "notification";

    /** Why no code of a person works any more. */
    public enum Retirement {
        USER_DEACTIVATED("user-deactivated"),
        USER_DELETED("user-deleted");

        private final String slug;

        Retirement(String slug) {
            this.slug = slug;
        }

        public String slug() {
            return slug;
        }
    }

    /**
     * @param notifies what whoever caused it chose; null where the reason alone decides
     */
    record AccessCodeIssued(
            UUID userId,
            long version,
            String reason,
            String origin,
            String blindIndex,
            @Nullable Sealed sealedCode,
            @JsonProperty("notify") @Nullable Boolean notifies) {}

    record AccessCodeRetired(UUID userId, long version, String reason) {}

    private final CredentialEvents events;
    private final Fingerprints fingerprints;
    private final Sealer sealer;

    AccessCodeEvents(CredentialEvents events, Fingerprints fingerprints, Sealer sealer) {
        this.events = events;
        this.fingerprints = fingerprints;
        this.sealer = sealer;
    }

    /** Holds the code, sealed for the mail, when there may be one. */
    public Uni<Void> issued(OrganisationTransaction transaction, UUID user, HeldCode.Active code, Cause cause) {
        boolean mayMail = code.reason().mayMail() && cause.mayMail();
        Sealed sealed = mayMail ? sealed(transaction.organisation(), user, code) : null;
        var data = new AccessCodeIssued(
                user,
                code.version(),
                code.reason().slug(),
                code.origin().slug(),
                fingerprints.of(transaction.organisation(), code.code()).base64Url(),
                sealed,
                notifies(code, cause));
        return events.append(transaction, user, ISSUED, data, cause);
    }

    public Uni<Void> retired(
            OrganisationTransaction transaction, UUID user, long version, Retirement why, Cause cause) {
        return events.append(transaction, user, RETIRED, new AccessCodeRetired(user, version, why.slug()), cause);
    }

    /** A choice made while the holder was away counts when they are back. */
    private static @Nullable Boolean notifies(HeldCode.Active code, Cause cause) {
        return cause.notifies() == null && code.reason().mailsByChoice()
                ? Boolean.valueOf(cause.mayMail())
                : cause.notifies();
    }

    private Sealed sealed(UUID organisation, UUID user, HeldCode.Active code) {
        var context = SealContext.event(ISSUED, organisation, user, code.version());
        return sealer.seal(MAILER, context, code.code().value());
    }
}
