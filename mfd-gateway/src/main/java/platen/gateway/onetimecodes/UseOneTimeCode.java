package platen.gateway.onetimecodes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransactions;

/** Uses a one-time code up, before anybody is let in by it. */
@ApplicationScoped
public class UseOneTimeCode {

    private final OrganisationTransactions transactions;
    private final OneTimeCodes codes;

    UseOneTimeCode(OrganisationTransactions transactions, OneTimeCodes codes) {
        this.transactions = transactions;
        this.codes = codes;
    }

    /** False when it is over: used at another device a moment ago, or revoked. */
    public Uni<Boolean> use(UUID organisation, UUID id, Instant now) {
        return transactions.in(organisation, transaction -> codes.use(transaction, id, now));
    }
}
