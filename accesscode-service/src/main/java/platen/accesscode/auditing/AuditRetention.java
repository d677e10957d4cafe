package platen.accesscode.auditing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import platen.accesscode.Cause;
import platen.accesscode.auditing.persistence.Audit;
import platen.accesscode.auditing.persistence.Audit.Note;
import platen.accesscode.auditing.persistence.Retentions;
import platen.kit.organisation.OrganisationTransactions;

/** Shows and changes for how long an organisation's audit is kept. */
@ApplicationScoped
public class AuditRetention {

    public static final int SHORTEST_DAYS = 30;
    public static final int LONGEST_DAYS = 3_650;

    /** As it stands after so many changes. */
    public record Retention(int days, long version) {}

    private final OrganisationTransactions transactions;
    private final Retentions retentions;
    private final Audit audit;

    AuditRetention(OrganisationTransactions transactions, Retentions retentions, Audit audit) {
        this.transactions = transactions;
        this.retentions = retentions;
        this.audit = audit;
    }

    public Uni<Retention> show(UUID organisation) {
        return transactions.in(organisation, retentions::find);
    }

    /**
     * Null when the caller may not overwrite the version there is.
     *
     * @param expected whether the caller may overwrite this version
     */
    public Uni<@Nullable Retention> change(UUID organisation, int days, LongPredicate expected, Cause cause) {
        return transactions.in(
                organisation,
                transaction -> retentions.lock(transaction).chain(before -> {
                    if (!expected.test(before.version())) {
                        return Uni.createFrom().nullItem();
                    }
                    var after = new Retention(days, before.version() + 1);
                    Note note =
                            Note.ofVersion(after.version()).from(text(before)).to(text(after));
                    return retentions
                            .save(transaction, after)
                            .chain(() -> audit.record(transaction, cause, Action.AUDIT_RETENTION_CHANGED, null, note))
                            .replaceWith(after);
                }));
    }

    private static String text(Retention retention) {
        return retention.days() + " days";
    }
}
