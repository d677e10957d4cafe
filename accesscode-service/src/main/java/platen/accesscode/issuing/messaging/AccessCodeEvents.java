package platen.accesscode.issuing.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.CredentialEvents;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.CodeMeters;
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
    private final CodeMeters meters;

    AccessCodeEvents(CredentialEvents events, Fingerprints fingerprints, Sealer sealer, CodeMeters meters) {
        this.events = events;
        this.fingerprints = fingerprints;
        this.sealer = sealer;
        this.meters = meters;
    }

    /** Holds the code, sealed for the mail, when there may be one. */
    public Uni<Void> issued(OrganisationTransaction transaction, UUID user, HeldCode.Active code, Cause cause) {
        boolean mayMail = code.reason().mayMail() && cause.mayMail();
        UUID organisation = transaction.organisation();
        Issued issued = new Issued(
                user,
                code,
                fingerprints.of(organisation, code.code()),
                mayMail ? seal(organisation, user, code) : null);
        return issued(transaction, List.of(issued), cause);
    }

    /** A code about to be published; {@code sealed} when its holder is to be told. */
    public record Issued(
            UUID user,
            HeldCode.Active code,
            Fingerprint fingerprint,
            @Nullable Sealed sealed) {}

    /** Many at once, sealed before, since sealing takes longer than all the rest. */
    public Uni<Void> issued(OrganisationTransaction transaction, List<Issued> issued, Cause cause) {
        if (!cause.republishes()) {
            issued.forEach(one -> meters.issued(transaction, one.code().reason()));
        }
        return events.append(
                transaction,
                issued.stream()
                        .map(one -> CredentialEvents.of(one.user().toString(), ISSUED, data(one, cause), cause))
                        .toList());
    }

    public Uni<Void> retired(
            OrganisationTransaction transaction, UUID user, long version, Retirement why, Cause cause) {
        if (!cause.republishes()) {
            meters.retired(transaction, why);
        }
        return events.append(transaction, user, RETIRED, new AccessCodeRetired(user, version, why.slug()), cause);
    }

    private static AccessCodeIssued data(Issued issued, Cause cause) {
        HeldCode.Active code = issued.code();
        return new AccessCodeIssued(
                issued.user(),
                code.version(),
                code.reason().slug(),
                code.origin().slug(),
                issued.fingerprint().base64Url(),
                issued.sealed(),
                notifies(code, cause));
    }

    /** A choice made while the holder was away counts when they are back. */
    private static @Nullable Boolean notifies(HeldCode.Active code, Cause cause) {
        return cause.notifies() == null && code.reason().mailsByChoice()
                ? Boolean.valueOf(cause.mayMail())
                : cause.notifies();
    }

    /** Seals a code to the mailer; takes some tenths of a millisecond. */
    public Sealed seal(UUID organisation, UUID user, HeldCode.Active code) {
        var context = SealContext.event(ISSUED, organisation, user, code.version());
        return sealer.seal(MAILER, context, code.code().value());
    }
}
