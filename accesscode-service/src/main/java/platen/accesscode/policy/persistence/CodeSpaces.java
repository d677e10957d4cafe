package platen.accesscode.policy.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code code_space}: one row per organisation, which is also the lock on its codes. */
@ApplicationScoped
public class CodeSpaces {

    private static final String FIND =
            "select " + PolicyColumns.ALL + ", version, codes from code_space where organisation_id = $1";

    private final Clock clock;

    CodeSpaces(Clock clock) {
        this.clock = clock;
    }

    /**
     * Waits for the lock; null when the organisation is not known. A statement of its own on purpose: what is read after
     * it sees everything that was committed while this one waited.
     */
    public Uni<@Nullable CodeSpace> lock(OrganisationTransaction transaction) {
        return read(transaction, FIND + " for update");
    }

    /** Without the lock, for showing it. */
    public Uni<@Nullable CodeSpace> find(OrganisationTransaction transaction) {
        return read(transaction, FIND);
    }

    private static Uni<@Nullable CodeSpace> read(OrganisationTransaction transaction, String sql) {
        return transaction
                .first(sql, transaction.organisation())
                .map(row -> row == null ? null : codeSpace(transaction, row));
    }

    private static CodeSpace codeSpace(OrganisationTransaction transaction, Row row) {
        return new CodeSpace(
                transaction,
                PolicyColumns.read(row).over(CodePolicy.STANDARD),
                row.getLong("version"),
                row.getLong("codes"));
    }

    /** Opens an organisation's code space; one that is open already stays as it is. */
    public Uni<Void> open(OrganisationTransaction transaction, CodePolicy policy) {
        return transaction
                .update(
                        "insert into code_space (organisation_id, " + PolicyColumns.NAMES + ") values ($1, "
                                + PolicyColumns.PLACES + ") on conflict do nothing",
                        PolicyColumns.parameters(transaction.organisation(), PolicySettings.of(policy)))
                .replaceWithVoid();
    }

    public Uni<CodeSpace> change(CodeSpace space, CodePolicy policy) {
        return space.transaction()
                .update(
                        "update code_space set (" + PolicyColumns.ALL + ", version) = (" + PolicyColumns.PLACES
                                + ", case when expires_after_days = " + PolicyColumns.EXPIRES_AFTER_DAYS_PLACE
                                + " then expiry_changed_at else $14 end, version + 1) where organisation_id = $1",
                        PolicyColumns.parameters(
                                space.organisation(), PolicySettings.of(policy), Columns.timestamptz(clock.instant())))
                .replaceWith(new CodeSpace(space.transaction(), policy, space.version() + 1, space.codesHeld()));
    }

    /** Takes a version for an override: one that no override of the organisation has had. */
    public Uni<Long> takeOverrideVersion(CodeSpace space) {
        return space.transaction()
                .query("""
                        update code_space set override_version = override_version + 1
                        where organisation_id = $1 returning override_version
                        """, space.organisation())
                .map(rows -> rows.iterator().next().getLong("override_version"));
    }

    /** Counts codes that came to be held, or ceased to be. */
    public Uni<Void> count(CodeSpace space, int difference) {
        return space.transaction()
                .update(
                        "update code_space set codes = codes + $2 where organisation_id = $1",
                        space.organisation(),
                        (long) difference)
                .replaceWithVoid();
    }
}
