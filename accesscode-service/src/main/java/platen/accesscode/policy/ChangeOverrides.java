package platen.accesscode.policy;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.Action;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.policy.domain.PolicyDifference;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.policy.persistence.CodeSpaces;
import platen.accesscode.policy.persistence.PolicyOverrides;
import platen.kit.organisation.OrganisationTransactions;

/** Shows and changes an organisation's policy overrides. A change touches no existing code (R2). */
@ApplicationScoped
public class ChangeOverrides {

    /** Every sweep for expired codes asks once for each, so their number has a bound. */
    public static final int MOST = 500;

    /** What came of a change. */
    public sealed interface Change {

        record Created(NamedOverride override) implements Change {}

        record Changed(NamedOverride override) implements Change {}

        record Removed() implements Change {}

        record Stale() implements Change {}

        record Unknown() implements Change {}

        record TooMany() implements Change {}
    }

    /** What the caller expects to find. */
    public interface Expectation {
        /**
         * @param version null when there is no override of that name
         */
        boolean isMet(@Nullable Long version);
    }

    private interface Step {
        Uni<Change> take(CodeSpace space, @Nullable NamedOverride found);
    }

    private final OrganisationTransactions transactions;
    private final CodeSpaces spaces;
    private final PolicyOverrides overrides;
    private final Audit audit;

    ChangeOverrides(OrganisationTransactions transactions, CodeSpaces spaces, PolicyOverrides overrides, Audit audit) {
        this.transactions = transactions;
        this.spaces = spaces;
        this.overrides = overrides;
        this.audit = audit;
    }

    /** In order of their names. */
    public Uni<List<NamedOverride>> page(UUID organisation, @Nullable String after, int limit) {
        return transactions.in(
                organisation, transaction -> overrides.page(transaction, after == null ? "" : after, limit));
    }

    public Uni<@Nullable NamedOverride> show(UUID organisation, String name) {
        return transactions.in(organisation, transaction -> overrides.find(transaction, name));
    }

    /** Makes an override, or one that is there say this and nothing else. */
    public Uni<Change> put(UUID organisation, String name, PolicySettings settings, Expectation expected, Cause cause) {
        return change(
                organisation,
                name,
                expected,
                (space, found) -> found == null
                        ? overrides
                                .count(space.transaction())
                                .chain(count -> count >= MOST
                                        ? Uni.createFrom().item(new Change.TooMany())
                                        : put(space, PolicySettings.NONE, name, settings, cause)
                                                .map(Change.Created::new))
                        : put(space, found.settings(), name, settings, cause).map(Change.Changed::new));
    }

    private Uni<NamedOverride> put(
            CodeSpace space, PolicySettings before, String name, PolicySettings settings, Cause cause) {
        return spaces.takeOverrideVersion(space)
                .map(version -> new NamedOverride(name, settings, version))
                .call(override -> overrides.put(space.transaction(), override))
                .call(override -> audit(
                        space,
                        Action.POLICY_OVERRIDE_CHANGED,
                        override,
                        PolicyDifference.between(before, settings),
                        cause));
    }

    /** The people it was for have the organisation's policy again. */
    public Uni<Change> remove(UUID organisation, String name, Expectation expected, Cause cause) {
        return change(
                organisation,
                name,
                expected,
                (space, found) -> found == null
                        ? Uni.createFrom().item(new Change.Unknown())
                        : overrides
                                .remove(space.transaction(), name)
                                .chain(() -> audit(
                                        space,
                                        Action.POLICY_OVERRIDE_REMOVED,
                                        found,
                                        PolicyDifference.between(found.settings(), PolicySettings.NONE),
                                        cause))
                                .replaceWith(new Change.Removed()));
    }

    private Uni<Void> audit(
            CodeSpace space, Action action, NamedOverride override, PolicyDifference difference, Cause cause) {
        Note note = Note.of(override.name(), override.version())
                .from(difference.before())
                .to(difference.after());
        return audit.record(space.transaction(), cause, action, null, note);
    }

    private Uni<Change> change(UUID organisation, String name, Expectation expected, Step step) {
        return transactions.in(
                organisation,
                transaction -> spaces.lock(transaction)
                        .chain(space -> space == null
                                ? Uni.createFrom().item(new Change.Unknown())
                                : overrides
                                        .find(transaction, name)
                                        .chain(found -> expected.isMet(versionOf(found))
                                                ? step.take(space, found)
                                                : Uni.createFrom().item(new Change.Stale()))));
    }

    private static @Nullable Long versionOf(@Nullable NamedOverride found) {
        return found == null ? null : found.version();
    }
}
