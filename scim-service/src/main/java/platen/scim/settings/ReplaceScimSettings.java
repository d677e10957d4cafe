package platen.scim.settings;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import java.util.function.LongPredicate;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Problems;
import platen.scim.settings.domain.KeptSettings;
import platen.scim.settings.domain.ScimSettings;
import platen.scim.settings.persistence.ScimSettingsRows;
import platen.scim.users.ForgetCredentials;

/** Sets everything at once. From then on each request is answered by it. */
@ApplicationScoped
public class ReplaceScimSettings {

    private final OrganisationTransactions transactions;
    private final ScimSettingsRows rows;
    private final ForgetCredentials forget;
    private final Clock clock;

    ReplaceScimSettings(
            OrganisationTransactions transactions, ScimSettingsRows rows, ForgetCredentials forget, Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.forget = forget;
        this.clock = clock;
    }

    /**
     * Refused (412) when the version is not one the caller has seen.
     *
     * @param caller subject of the administrator's token
     */
    public Uni<KeptSettings> replace(UUID organisation, ScimSettings wanted, LongPredicate seen, String caller) {
        return transactions.in(
                organisation,
                transaction -> rows.find(transaction).chain(before -> {
                    if (!seen.test(before.version())) {
                        throw Problems.preconditionFailed().exception();
                    }
                    return keep(
                            transaction,
                            before.replaced(wanted, clock.instant().truncatedTo(ChronoUnit.MICROS), caller));
                }));
    }

    private Uni<KeptSettings> keep(OrganisationTransaction transaction, KeptSettings next) {
        return rows.replace(transaction, next)
                .invoke(replaced -> {
                    if (!replaced) {
                        throw Problems.preconditionFailed().exception();
                    }
                })
                .chain(() -> next.settings().codes() ? Uni.createFrom().voidItem() : forget.all(transaction))
                .replaceWith(next);
    }
}
