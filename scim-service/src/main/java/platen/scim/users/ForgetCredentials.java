package platen.scim.users;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.log.persistence.CredentialProblems;
import platen.scim.users.persistence.ScimUserRows;

/** Erases the codes and cards an identity provider has pushed. Nobody else is told: what the suite has made of them stays. */
@ApplicationScoped
public class ForgetCredentials {

    private final ScimUserRows users;
    private final CredentialProblems problems;
    private final Clock clock;

    ForgetCredentials(ScimUserRows users, CredentialProblems problems, Clock clock) {
        this.users = users;
        this.problems = problems;
        this.clock = clock;
    }

    public Uni<Void> all(OrganisationTransaction transaction) {
        return users.forgetCredentials(transaction, clock.instant().truncatedTo(ChronoUnit.MICROS))
                .chain(() -> problems.forgetAll(transaction));
    }
}
