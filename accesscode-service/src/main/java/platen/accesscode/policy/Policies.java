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
import platen.accesscode.bulk.StartRegeneration;
import platen.accesscode.bulk.StartRegeneration.Start;
import platen.accesscode.bulk.domain.RegenerationOrder;
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

        /**
         * @param job that brings codes in line with the policy; null when none was asked for
         */
        record Changed(VersionedPolicy policy, @Nullable UUID job) implements Change {}

        /** The job asked for cannot begin before this one has ended; the policy is as before. */
        record JobIsOpen(UUID job) implements Change {}

        record Stale() implements Change {}

        record UnknownOrganisation() implements Change {}
    }

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final StartRegeneration regeneration;
    private final Audit audit;

    Policies(OrganisationTransactions transactions, CodeSpaces spaces, StartRegeneration regeneration, Audit audit) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.regeneration = regeneration;
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
     * What an administrator wants.
     *
     * @param regenerate whose codes are made anew under the new policy; null: nobody's
     */
    public record Wish(CodePolicy policy, @Nullable RegenerationOrder regenerate) {}

    /**
     * @param expected whether the caller may overwrite this version
     */
    public Uni<Change> change(UUID organisation, Wish wish, LongPredicate expected, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> spaces.lock(transaction).chain(space -> {
                    if (space == null) {
                        return Uni.createFrom().item(new Change.UnknownOrganisation());
                    }
                    return expected.test(space.version())
                            ? change(space, wish, cause)
                            : Uni.createFrom().item(new Change.Stale());
                }));
    }

    private Uni<Change> change(CodeSpace space, Wish wish, Cause cause) {
        return wish.regenerate() == null
                ? change(space, wish.policy(), null, cause)
                : regeneration
                        .start(space.transaction(), wish.regenerate(), cause)
                        .chain(start -> switch (start) {
                            case Start.Ordered(UUID job) -> change(space, wish.policy(), job, cause);
                            case Start.AnotherIsOpen(UUID job) ->
                                Uni.createFrom().item(new Change.JobIsOpen(job));
                            case Start.UnknownOrganisation unknown ->
                                Uni.createFrom().item(new Change.UnknownOrganisation());
                        });
    }

    private Uni<Change> change(CodeSpace space, CodePolicy policy, @Nullable UUID job, Cause cause) {
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
                .map(changed -> new Change.Changed(versioned(changed), job));
    }

    private static VersionedPolicy versioned(CodeSpace space) {
        return new VersionedPolicy(space.policy(), space.version());
    }
}
