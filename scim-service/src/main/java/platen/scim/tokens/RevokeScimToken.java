package platen.scim.tokens;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.tokens.persistence.ScimTokenRows;

/** Ends a token at once. */
@ApplicationScoped
public class RevokeScimToken {

    private final OrganisationTransactions transactions;
    private final ScimTokenRows tokens;
    private final Clock clock;

    RevokeScimToken(OrganisationTransactions transactions, ScimTokenRows tokens, Clock clock) {
        this.transactions = transactions;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** False when there is no such token. */
    public Uni<Boolean> revoke(UUID organisation, UUID token) {
        return transactions.in(organisation, transaction -> tokens.revoke(transaction, token, clock.instant()));
    }
}
