package platen.accesscode.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.PolicyDifference;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Shows and changes an organisation's policy. A change touches no existing code (R2). */
@ApplicationScoped
public class Policies {

    /** What came of a change. */
    public sealed interface Change {

        record Changed(VersionedPolicy policy) implements Change {}

        record Stale() implements Change {}

        record UnknownOrganisation() implements Change {}
    }

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final Audit audit;

    Policies(OrganisationTransactions transactions, CodeSpaces spaces, Audit audit) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.audit = audit;
    }

    /** An organisation begins with the standard policy. */
    public Uni<Void> begin(OrganisationTransaction transaction) {
        return spaces.open(transaction, CodePolicy.STANDARD);
    }

    public Uni<@Nullable VersionedPolicy> show(UUID organisation) {
        return transactions.in(
                organisation,
                transaction -> spaces.find(transaction).map(space -> space == null ? null : versioned(space)));
    }

    /**
     * @param expected whether the caller may overwrite this version
     */
    public Uni<Change> change(UUID organisation, CodePolicy policy, LongPredicate expected, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> spaces.lock(transaction).chain(space -> {
                    if (space == null) {
                        return Uni.createFrom().item(new Change.UnknownOrganisation());
                    }
                    return expected.test(space.version())
                            ? change(space, policy, cause)
                            : Uni.createFrom().item(new Change.Stale());
                }));
    }

    private Uni<Change> change(CodeSpace space, CodePolicy policy, Cause cause) {
        var difference = PolicyDifference.between(space.policy(), policy);
        return spaces.change(space, policy)
                .call(changed -> audit.record(
                        space.transaction(),
                        cause,
                        Action.POLICY_CHANGED,
                        null,
                        Note.ofVersion(changed.version())
                                .from(difference.before())
                                .to(difference.after())))
                .map(changed -> new Change.Changed(versioned(changed)));
    }

    private static VersionedPolicy versioned(CodeSpace space) {
        return new VersionedPolicy(space.policy(), space.version());
    }
}
