package platen.accesscode.issuing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.issuing.persistence.AccessCodes;
import platen.accesscode.policy.EffectivePolicies;
import platen.accesscode.policy.domain.CodePolicy;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Shows somebody's code; revealing it leaves a trace in the same transaction that reads it. */
@ApplicationScoped
public class ShowAccessCode {

    /** What came of a wish to see the value. */
    public sealed interface Reveal {

        record Revealed(ShownCode code) implements Reveal {}

        record NotAllowed() implements Reveal {}

        record UnknownPerson() implements Reveal {}
    }

    private final OrganisationTransactions transactions;
    private final EffectivePolicies policies;
    private final AccessCodes codes;
    private final DrawAccessCode draw;
    private final Audit audit;

    ShowAccessCode(
            OrganisationTransactions transactions,
            EffectivePolicies policies,
            AccessCodes codes,
            DrawAccessCode draw,
            Audit audit) {
        this.transactions = transactions;
        this.policies = policies;
        this.codes = codes;
        this.draw = draw;
        this.audit = audit;
    }

    /** For showing all but the value; null when there is no such person. */
    public Uni<@Nullable ShownCode> show(UUID organisation, UUID user) {
        return transactions.in(organisation, transaction -> find(transaction, user));
    }

    /**
     * For showing the value.
     *
     * @param allowed whether the policy that holds for the person lets the caller see it
     */
    public Uni<Reveal> reveal(UUID organisation, UUID user, Predicate<CodePolicy> allowed, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> policies.of(transaction, user).chain(policy -> {
                    if (policy == null) {
                        return Uni.createFrom().item(new Reveal.UnknownPerson());
                    }
                    return allowed.test(policy)
                            ? reveal(transaction, user, cause)
                            : Uni.createFrom().item(new Reveal.NotAllowed());
                }));
    }

    private Uni<Reveal> reveal(OrganisationTransaction transaction, UUID user, Cause cause) {
        return find(transaction, user)
                .chain(shown -> shown == null
                        ? Uni.createFrom().item(new Reveal.UnknownPerson())
                        : trace(transaction, shown, cause).replaceWith(new Reveal.Revealed(shown)));
    }

    /** Puts on record that the value is shown. */
    public Uni<Void> trace(OrganisationTransaction transaction, ShownCode shown, Cause cause) {
        Note note =
                Note.ofVersion(shown.held().version()).to(shown.held().code().masked());
        return audit.record(transaction, cause, Action.ACCESS_CODE_REVEALED, shown.user(), note);
    }

    /** For showing it within something greater. */
    public Uni<@Nullable ShownCode> find(OrganisationTransaction transaction, UUID user) {
        return codes.of(transaction, user)
                .chain(held -> held == null
                        ? Uni.createFrom().nullItem()
                        : draw.closeNeighbours(transaction, held.code())
                                .map(neighbours -> new ShownCode(user, held, neighbours)));
    }
}
