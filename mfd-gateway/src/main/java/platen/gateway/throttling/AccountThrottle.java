package platen.gateway.throttling;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import platen.gateway.throttling.domain.Throttled;
import platen.kit.organisation.OrganisationTransaction;

/**
 * Slows down who tries PINs or passwords of one account, whichever devices and replicas they use. Only where the account is named
 * may it be counted: a wrong code is nobody's. It never touches the person's other ways in.
 */
@ApplicationScoped
public class AccountThrottle {

    private final CountFailure failures;

    AccountThrottle(CountFailure failures) {
        this.failures = failures;
    }

    /**
     * Runs {@code check} and counts one failure if that returns true, that is: the secret was wrong. The account is locked until
     * the transaction ends, so a check made in here is one of those that were allowed. While the account waits nothing is checked
     * and nothing counted; then the end of the wait is returned.
     *
     * @param account the person's id; for a user name that is nobody's an id made of it, or waiting would tell who exists
     * @param kind {@code pin} or {@code password}
     */
    public Uni<Optional<Instant>> unlessWaiting(
            OrganisationTransaction transaction, UUID account, String kind, Instant now, Supplier<Uni<Boolean>> check) {
        return failures.unlessWaiting(transaction, Throttled.account(account, kind), now, check);
    }
}
