package platen.scim.failing.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.failing.domain.ProvisioningFailure;

/** The table {@code provisioning_failure}. */
@ApplicationScoped
public class ProvisioningFailureRows {

    /** Of several replicas that see the same, one changes the row. */
    private static final String RAISE = """
            insert into provisioning_failure (organisation_id, raised_at) values ($1, $2)
            on conflict (organisation_id) do update set raised_at = excluded.raised_at, ended_at = null
             where provisioning_failure.ended_at is not null or provisioning_failure.raised_at <= $3
            """;

    public Uni<@Nullable ProvisioningFailure> find(OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select raised_at, ended_at from provisioning_failure where organisation_id = $1",
                        transaction.organisation())
                .map(row -> {
                    if (row == null) {
                        return null;
                    }
                    OffsetDateTime ended = row.getOffsetDateTime("ended_at");
                    return new ProvisioningFailure(
                            row.getOffsetDateTime("raised_at").toInstant(), ended == null ? null : ended.toInstant());
                });
    }

    /** False when another replica was faster. */
    public Uni<Boolean> raise(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(RAISE, transaction.organisation(), utc(now), utc(now.minus(ProvisioningFailure.REMINDER)))
                .map(changed -> changed == 1);
    }

    public Uni<Void> end(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(
                        "update provisioning_failure set ended_at = $2 where organisation_id = $1 and ended_at is null",
                        transaction.organisation(),
                        utc(now))
                .replaceWithVoid();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
