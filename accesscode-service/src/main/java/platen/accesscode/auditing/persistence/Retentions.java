package platen.accesscode.auditing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.accesscode.auditing.AuditRetention.Retention;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code audit_retention}. */
@ApplicationScoped
public class Retentions {

    /** Also in {@code audit_kept_from}, which decides. */
    private static final Retention STANDARD = new Retention(365, 0);

    private static final String FIND = "select days, version from audit_retention where organisation_id = $1";

    public Uni<Retention> find(OrganisationTransaction transaction) {
        return transaction.first(FIND, transaction.organisation()).map(Retentions::retention);
    }

    /** Makes changes of the setting wait for each other. */
    public Uni<Retention> lock(OrganisationTransaction transaction) {
        return transaction
                .update("""
                        insert into audit_retention (organisation_id, days, version) values ($1, $2, $3)
                        on conflict do nothing
                        """, transaction.organisation(), STANDARD.days(), STANDARD.version())
                .chain(() -> transaction.first(FIND + " for update", transaction.organisation()))
                .map(Retentions::retention);
    }

    public Uni<Void> save(OrganisationTransaction transaction, Retention retention) {
        return transaction
                .update(
                        "update audit_retention set days = $2, version = $3 where organisation_id = $1",
                        transaction.organisation(),
                        retention.days(),
                        retention.version())
                .replaceWithVoid();
    }

    private static Retention retention(@Nullable Row row) {
        return row == null ? STANDARD : new Retention(row.getInteger("days"), row.getLong("version"));
    }
}
