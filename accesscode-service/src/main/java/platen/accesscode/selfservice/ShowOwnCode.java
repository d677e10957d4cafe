package platen.accesscode.selfservice;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.issuing.ShowAccessCode;
import platen.accesscode.issuing.ShownCode;
import platen.accesscode.issuing.domain.HeldCode;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.policy.domain.CodePolicy;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Shows somebody their own code, when the organisation lets people see theirs. */
@ApplicationScoped
public class ShowOwnCode {

    /** What there is to show. */
    public sealed interface Showing {

        /**
         * @param regeneration whether they may have another one generated
         */
        record Shown(ShownCode code, boolean regeneration) implements Showing {}

        record NotViewable() implements Showing {}

        record PersonInactive() implements Showing {}

        /** Identity knows them; their code is not made yet, or gone already. */
        record NoCode() implements Showing {}
    }

    private final OrganisationTransactions transactions;
    private final EffectivePolicies policies;
    private final ShowAccessCode show;

    ShowOwnCode(OrganisationTransactions transactions, EffectivePolicies policies, ShowAccessCode show) {
        this.transactions = transactions;
        this.policies = policies;
        this.show = show;
    }

    /** For showing all but the value. */
    public Uni<Showing> show(UUID organisation, UUID user) {
        return transactions.in(organisation, transaction -> look(transaction, user));
    }

    /** For showing the value, which leaves a trace. */
    public Uni<Showing> reveal(UUID organisation, UUID user, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> look(transaction, user)
                        .call(showing -> showing instanceof Showing.Shown shown
                                ? show.trace(transaction, shown.code(), cause)
                                : Uni.createFrom().voidItem()));
    }

    private Uni<Showing> look(OrganisationTransaction transaction, UUID user) {
        return policies.of(transaction, user).chain(policy -> look(transaction, user, policy));
    }

    private Uni<Showing> look(OrganisationTransaction transaction, UUID user, @Nullable CodePolicy policy) {
        if (policy == null) {
            return Uni.createFrom().item(new Showing.NoCode());
        }
        if (!policy.visibility().codesViewable()) {
            return Uni.createFrom().item(new Showing.NotViewable());
        }
        return show.find(transaction, user).map(code -> {
            if (code == null) {
                return new Showing.NoCode();
            }
            return code.held() instanceof HeldCode.Active
                    ? new Showing.Shown(code, policy.selfService().regeneration())
                    : new Showing.PersonInactive();
        });
    }
}
