package platen.accesscode.importing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import platen.accesscode.conflicts.Conflicts;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.ExchangeCodes;
import platen.accesscode.issuing.IssueAccessCode;
import platen.accesscode.issuing.IssueAccessCode.Supply;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.IssueReason;
import platen.accesscode.issuing.domain.SuppliedCode;
import platen.accesscode.observing.domain.SourceWord;
import platen.accesscode.people.PersonChange;

/** What an import does to a person's code: R5 when the value is somebody else's. */
@ApplicationScoped
class ImportCode {

    private static final CredentialKind KIND = CredentialKind.ACCESS_CODE;

    private final IssueAccessCode issue;
    private final Conflicts conflicts;
    private final ExchangeCodes exchange;

    ImportCode(IssueAccessCode issue, Conflicts conflicts, ExchangeCodes exchange) {
        this.issue = issue;
        this.conflicts = conflicts;
        this.exchange = exchange;
    }

    Uni<Void> apply(PersonChange change, SourceWord word) {
        return switch (word) {
            case SourceWord.Silent silent -> Uni.createFrom().voidItem();
            case SourceWord.Cleared cleared ->
                conflicts
                        .withdraw(change, KIND)
                        .chain(() -> issue.generate(change, IssueReason.IMPORT_CLEARED))
                        .replaceWithVoid();
            case SourceWord.Value(String raw, boolean handedOver) ->
                switch (SuppliedCode.read(raw, change.policy().trivialCodesAllowed())) {
                    case SuppliedCode.Refused(var rule) ->
                        conflicts.refuse(change, KIND, ApplyImport.SOURCE, rule.slug());
                    case SuppliedCode.Accepted(AccessCode code) -> take(change, code, handedOver);
                };
        };
    }

    private Uni<Void> take(PersonChange change, AccessCode code, boolean handedOver) {
        return issue.current(change)
                .chain(held -> held != null && held.code().equals(code)
                        ? Uni.createFrom().voidItem()
                        : conflicts.withdraw(change, KIND).chain(() -> supply(change, code, handedOver)));
    }

    private Uni<Void> supply(PersonChange change, AccessCode code, boolean handedOver) {
        return issue.supply(change, code, CodeOrigin.IMPORTED, IssueReason.IMPORTED)
                .chain(supply -> switch (supply) {
                    case Supply.Given given -> Uni.createFrom().voidItem();
                    case Supply.Taken taken when handedOver -> exchange(change, code);
                    // Wanted first: what the person gives up may go round and set the wanted code free.
                    case Supply.Taken(var holder) ->
                        conflicts
                                .add(change, code, holder, ApplyImport.SOURCE)
                                .chain(() -> issue.generateInstead(change));
                });
    }

    /** They keep what they have until the code they are to have is given up, which may be all that its holder waits for. */
    private Uni<Void> exchange(PersonChange change, AccessCode code) {
        return exchange.close(change, code, CodeOrigin.IMPORTED, IssueReason.IMPORTED)
                .chain(closed -> closed
                        ? Uni.createFrom().voidItem()
                        : conflicts.await(change, code, ApplyImport.SOURCE, false));
    }
}
