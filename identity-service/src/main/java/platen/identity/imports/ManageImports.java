package platen.identity.imports;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.RecordAct;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.persistence.FindingRows;
import platen.identity.imports.persistence.ImportRows;
import platen.identity.imports.persistence.ImportedRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator looks at imports, lets one be applied, or cancels it. */
@ApplicationScoped
public class ManageImports {

    private static final Logger LOG = Logger.getLogger(ManageImports.class);

    /** What came of a wish. */
    public enum Outcome {
        /** It is so, now or already. */
        DONE,
        /** There is no such import. */
        UNKNOWN,
        /** Its rows are still being looked over. */
        NOT_READY,
        /** Nobody is looking it over or applying it. */
        NOT_AT_WORK,
        /** It has come to its end otherwise. */
        ENDED,
        /** Another one of the organisation is being read, looked over or applied. */
        ANOTHER_OPEN
    }

    private final OrganisationTransactions transactions;
    private final ImportRows imports;
    private final ImportedRows rows;
    private final FindingRows findings;
    private final ImportWorker worker;
    private final RecordAct acts;

    ManageImports(
            OrganisationTransactions transactions,
            ImportRows imports,
            ImportedRows rows,
            FindingRows findings,
            ImportWorker worker,
            RecordAct acts) {
        this.transactions = transactions;
        this.imports = imports;
        this.rows = rows;
        this.findings = findings;
        this.worker = worker;
        this.acts = acts;
    }

    public Uni<@Nullable UserImport> find(UUID organisation, UUID id) {
        return transactions.in(organisation, transaction -> imports.find(transaction, id));
    }

    /** Newest first. */
    public Uni<List<UserImport>> page(UUID organisation, UserImport.@Nullable Place after, int limit) {
        return transactions.in(organisation, transaction -> imports.page(transaction, after, limit));
    }

    /** What there is to know of an import's lines, in their order; null when there is no such import. */
    public Uni<@Nullable List<PlacedFinding>> findings(UUID organisation, UUID id, int line, long place, int limit) {
        return transactions.in(
                organisation,
                transaction -> imports.find(transaction, id)
                        .chain(found -> found == null
                                ? Uni.createFrom().nullItem()
                                : findings.page(transaction, id, line, place, limit)));
    }

    /**
     * Lets a preview become true; doing it again changes nothing.
     *
     * @param caller who does it, for the log and the audit
     */
    public Uni<Outcome> apply(UUID organisation, UUID id, String caller) {
        return transactions.in(
                organisation,
                transaction -> imports.findLocked(transaction, id).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(Outcome.UNKNOWN);
                    }
                    return switch (found.state()) {
                        case READING, CHECKING -> Uni.createFrom().item(Outcome.NOT_READY);
                        case RUNNING, DONE -> Uni.createFrom().item(Outcome.DONE);
                        case CANCELLED, FAILED -> Uni.createFrom().item(Outcome.ENDED);
                        case PREVIEW ->
                            imports.anyOpen(transaction).chain(open -> {
                                if (open) {
                                    return Uni.createFrom().item(Outcome.ANOTHER_OPEN);
                                }
                                transaction.afterCommit(worker::nudge);
                                transaction.afterCommit(() -> LOG.infof(
                                        "An import is applied, organisationId=%s, importId=%s, by=%s",
                                        organisation, id, caller));
                                return imports.change(transaction, id, ImportState.RUNNING, null)
                                        .chain(() -> acts.application(transaction, caller, id))
                                        .replaceWith(Outcome.DONE);
                            });
                    };
                }));
    }

    /** Lets nobody work on an import until it goes on. Doing it again changes nothing. */
    public Uni<Outcome> pause(UUID organisation, UUID id) {
        return whileAtWork(
                organisation,
                id,
                (transaction, found) -> found.pausedAt() == null
                        ? imports.pause(transaction, id)
                        : Uni.createFrom().voidItem());
    }

    /** Goes on with a paused import where it was. Doing it again changes nothing. */
    public Uni<Outcome> resume(UUID organisation, UUID id) {
        return whileAtWork(organisation, id, (transaction, found) -> {
            transaction.afterCommit(worker::nudge);
            return found.pausedAt() == null ? Uni.createFrom().voidItem() : imports.resume(transaction, id);
        });
    }

    private Uni<Outcome> whileAtWork(
            UUID organisation, UUID id, BiFunction<OrganisationTransaction, UserImport, Uni<Void>> wish) {
        return transactions.in(
                organisation,
                transaction -> imports.findLocked(transaction, id).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(Outcome.UNKNOWN);
                    }
                    return switch (found.state()) {
                        case READING, PREVIEW -> Uni.createFrom().item(Outcome.NOT_AT_WORK);
                        case DONE, CANCELLED, FAILED -> Uni.createFrom().item(Outcome.ENDED);
                        case CHECKING, RUNNING -> wish.apply(transaction, found).replaceWith(Outcome.DONE);
                    };
                }));
    }

    /** Ends an import where it is: what has been applied stays. Doing it again changes nothing. */
    public Uni<Outcome> cancel(UUID organisation, UUID id) {
        return transactions.in(
                organisation,
                transaction -> imports.findLocked(transaction, id).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(Outcome.UNKNOWN);
                    }
                    return switch (found.state()) {
                        case DONE, FAILED -> Uni.createFrom().item(Outcome.ENDED);
                        case CANCELLED -> Uni.createFrom().item(Outcome.DONE);
                        case READING, CHECKING, PREVIEW, RUNNING ->
                            rows.eraseCredentials(transaction, id)
                                    .chain(() -> imports.change(transaction, id, ImportState.CANCELLED, null))
                                    .replaceWith(Outcome.DONE);
                    };
                }));
    }
}
