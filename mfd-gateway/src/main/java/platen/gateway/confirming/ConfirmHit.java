package platen.gateway.confirming;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Has accesscode-service say whether a credential still works for whom it did here. */
@ApplicationScoped
public class ConfirmHit {

    /** What it says. */
    public enum Verdict {
        HOLDS,
        CONTRADICTED,
        /** Nothing, or not in time. */
        UNANSWERED
    }

    private static final Logger LOG = Logger.getLogger(ConfirmHit.class);

    private final CredentialChecks checks;

    ConfirmHit(CredentialChecks checks) {
        this.checks = checks;
    }

    /**
     * Never fails.
     *
     * @param holder whose it is by what is known here; empty for nobody
     */
    public Uni<Verdict> confirm(UUID organisation, String type, List<byte[]> blindIndexes, Optional<UUID> holder) {
        return checks.holder(organisation, type, blindIndexes)
                .map(answer -> answer.equals(holder) ? Verdict.HOLDS : Verdict.CONTRADICTED)
                .onFailure()
                .invoke(failure -> LOG.debugf(
                        "A hit is not confirmed. organisationId=%s: %s",
                        organisation, failure.getClass().getSimpleName()))
                .onFailure()
                .recoverWithItem(Verdict.UNANSWERED);
    }
}
