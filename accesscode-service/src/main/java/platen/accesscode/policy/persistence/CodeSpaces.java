package platen.accesscode.policy.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.UniquenessPolicy;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code code_space}: one row per organisation, which is also the lock on its codes. */
@ApplicationScoped
public class CodeSpaces {

    private static final String FIND = """
            select format, min_length, density_limit, quarantine_days, version, codes
            from code_space where organisation_id = $1""";

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
                new UniquenessPolicy(
                        CodeFormat.of(row.getString("format")),
                        row.getInteger("min_length"),
                        row.getDouble("density_limit"),
                        row.getInteger("quarantine_days")),
                row.getLong("version"),
                row.getLong("codes"));
    }

    /** Opens an organisation's code space; one that is open already stays as it is. */
    public Uni<Void> open(OrganisationTransaction transaction, UniquenessPolicy policy) {
        return transaction
                .update(
                        """
                        insert into code_space (organisation_id, format, min_length, density_limit, quarantine_days)
                        values ($1, $2, $3, $4, $5) on conflict do nothing
                        """,
                        transaction.organisation(),
                        policy.format().slug(),
                        policy.minLength(),
                        policy.densityLimit(),
                        policy.quarantineDays())
                .replaceWithVoid();
    }

    public Uni<CodeSpace> change(CodeSpace space, UniquenessPolicy policy) {
        return space.transaction()
                .update(
                        """
                        update code_space set format = $2, min_length = $3, density_limit = $4, quarantine_days = $5,
                            version = version + 1
                        where organisation_id = $1
                        """,
                        space.organisation(),
                        policy.format().slug(),
                        policy.minLength(),
                        policy.densityLimit(),
                        policy.quarantineDays())
                .replaceWith(new CodeSpace(space.transaction(), policy, space.version() + 1, space.codesHeld()));
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
