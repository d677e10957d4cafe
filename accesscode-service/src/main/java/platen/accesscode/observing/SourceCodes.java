package platen.accesscode.observing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.IssueAccessCode.Supply;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.CodeRule;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.domain.SuppliedCode;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.people.PersonChange;

/** What a source's word does to a person's code: R1 for somebody new, R5 when the value is somebody else's. */
@ApplicationScoped
public class SourceCodes {

    private static final CredentialKind KIND = CredentialKind.ACCESS_CODE;

    private final IssueAccessCode issue;
    private final Conflicts conflicts;

    SourceCodes(IssueAccessCode issue, Conflicts conflicts) {
        this.issue = issue;
        this.conflicts = conflicts;
    }

    /** Somebody new gets exactly one code: the one supplied, if it can be had, else a generated one. */
    public Uni<Void> first(PersonChange change, String source, SourceWord word) {
        if (!(word instanceof SourceWord.Value(String raw, boolean handedOver))) {
            return generateFirst(change);
        }
        return switch (read(change, raw)) {
            case SuppliedCode.Refused(CodeRule rule) ->
                generateFirst(change).chain(() -> conflicts.refuse(change, KIND, source, rule.slug()));
            case SuppliedCode.Accepted(AccessCode code) ->
                issue.supply(change, code, CodeOrigin.suppliedBy(source), IssueReason.USER_CREATED)
                        .chain(supply -> switch (supply) {
                            case Supply.Given given -> Uni.createFrom().voidItem();
                            case Supply.Taken taken
                            when handedOver ->
                                issue.generateForNow(change).chain(() -> conflicts.await(change, code, source, true));
                            case Supply.Taken(UUID holder) ->
                                generateFirst(change).chain(() -> conflicts.add(change, code, holder, source));
                        });
        };
    }

    private static SuppliedCode read(PersonChange change, String raw) {
        return SuppliedCode.read(raw, change.policy().trivialCodesAllowed());
    }

    private Uni<Void> generateFirst(PersonChange change) {
        return issue.generate(change, IssueReason.USER_CREATED).replaceWithVoid();
    }

    /** Somebody known: the word is news and its source decides. */
    public Uni<Void> later(PersonChange change, String source, SourceWord word) {
        return switch (word) {
            case SourceWord.Silent silent -> Uni.createFrom().voidItem();
            case SourceWord.Cleared cleared -> conflicts.withdraw(change, KIND).chain(() -> clear(change, source));
            case SourceWord.Value(String raw, var handedOver) ->
                conflicts.withdraw(change, KIND).chain(() -> take(change, source, read(change, raw)));
        };
    }

    /** Clears only what came from that source; then there must be another code. */
    private Uni<Void> clear(PersonChange change, String source) {
        return issue.current(change)
                .chain(held -> held != null && held.origin().isFrom(source)
                        ? issue.generate(change, IssueReason.SOURCE_CLEARED).replaceWithVoid()
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> take(PersonChange change, String source, SuppliedCode supplied) {
        return switch (supplied) {
            case SuppliedCode.Refused(CodeRule rule) -> conflicts.refuse(change, KIND, source, rule.slug());
            case SuppliedCode.Accepted(AccessCode code) ->
                issue.supply(change, code, CodeOrigin.suppliedBy(source), IssueReason.SOURCE_CHANGED)
                        .chain(supply -> switch (supply) {
                            case Supply.Given given -> Uni.createFrom().voidItem();
                            // Wanted first: what the person gives up may go round and set the wanted code free.
                            case Supply.Taken(UUID holder) ->
                                conflicts.add(change, code, holder, source).chain(() -> issue.generateInstead(change));
                        });
        };
    }
}
