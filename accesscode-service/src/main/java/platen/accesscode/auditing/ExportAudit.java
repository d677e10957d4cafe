package platen.accesscode.auditing;

import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import platen.accesscode.AccessCodeConfig;
import platen.accesscode.Cause;
import platen.accesscode.auditing.AuditRecord.Place;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Hands out the whole audit, as fast as it is taken: the next page is read when the one before is gone, each in a transaction
 * of its own, so that neither memory nor the database holds anything for a slow reader.
 */
@ApplicationScoped
public class ExportAudit {

    private final Vertx vertx;
    private final OrganisationTransactions transactions;
    private final ReadAudit read;
    private final Audit audit;
    private final Clock clock;
    private final int page;

    ExportAudit(
            Vertx vertx,
            OrganisationTransactions transactions,
            ReadAudit read,
            Audit audit,
            Clock clock,
            AccessCodeConfig config) {
        this.vertx = vertx;
        this.transactions = transactions;
        this.read = read;
        this.audit = audit;
        this.clock = clock;
        this.page = config.auditExportPage();
    }

    /** Oldest first, up to now. The export is itself a record, written before anything is handed out. */
    public Multi<AuditRecord> export(UUID organisation, AuditFilter filter, Cause cause) {
        AuditFilter bounded = filter.before(clock.instant());
        return transactions
                .in(
                        organisation,
                        transaction ->
                                audit.record(transaction, cause, Action.AUDIT_EXPORTED, filter.user(), Note.NONE))
                .onItem()
                .transformToMulti(recorded -> pages(organisation, bounded));
    }

    private Multi<AuditRecord> pages(UUID organisation, AuditFilter filter) {
        var reached = new AtomicReference<@Nullable Place>();
        Executor ownContext = ownContext();
        return Multi.createBy()
                .repeating()
                .uni(() -> Uni.createFrom()
                        .deferred(() -> read.page(organisation, filter, reached.get(), page))
                        .runSubscriptionOn(ownContext)
                        .invoke(found -> {
                            if (!found.isEmpty()) {
                                reached.set(found.getLast().place());
                            }
                        }))
                .whilst(found -> found.size() == page)
                .onItem()
                .transformToIterable(found -> found);
    }

    /** A reading session needs a context of its own; a reader's demand may arrive on any. */
    private Executor ownContext() {
        Context context = VertxContext.getOrCreateDuplicatedContext(vertx);
        VertxContextSafetyToggle.setContextSafe(context, true);
        return task -> context.runOnContext(ignored -> task.run());
    }
}
