package platen.gateway.onetimecodes;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Ends one-time codes before their time. */
@ApplicationScoped
public class EndOneTimeCodes {

    private final OrganisationTransactions transactions;
    private final OneTimeCodes codes;
    private final Clock clock;

    EndOneTimeCodes(OrganisationTransactions transactions, OneTimeCodes codes, Clock clock) {
        this.transactions = transactions;
        this.codes = codes;
        this.clock = clock;
    }

    /**
     * False when the person has no such code.
     *
     * @param by subject of who wants so
     */
    public Uni<Boolean> revoke(UUID organisation, UUID user, UUID id, String by) {
        return transactions.in(organisation, transaction -> codes.revoke(transaction, user, id, by, clock.instant()));
    }

    /** All that somebody has who may not log in any more. */
    public Uni<Void> ofPerson(OrganisationTransaction transaction, UUID user) {
        return codes.endOf(transaction, user, clock.instant());
    }
}
