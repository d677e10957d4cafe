package platen.accesscode.observing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.observing.domain.Observation;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code observation}. */
@ApplicationScoped
public class Observations {

    private final Clock clock;

    Observations(Clock clock) {
        this.clock = clock;
    }

    public Uni<@Nullable Observation> last(
            OrganisationTransaction transaction, UUID user, String source, CredentialKind kind) {
        return transaction
                .first("""
                        select blind_index, applied from observation
                        where organisation_id = $1 and user_id = $2 and source = $3 and kind = $4
                        """, transaction.organisation(), user, source, kind.slug())
                .map(row -> row == null
                        ? null
                        : new Observation(
                                row.getValue("blind_index") == null
                                        ? null
                                        : Fingerprint.of(
                                                row.getBuffer("blind_index").getBytes()),
                                row.getBoolean("applied")));
    }

    public Uni<Void> record(
            OrganisationTransaction transaction,
            UUID user,
            String source,
            CredentialKind kind,
            Observation observation) {
        Buffer value = observation.value() == null ? null : Columns.bytea(observation.value());
        return transaction
                .update(
                        """
                        insert into observation
                            (organisation_id, user_id, source, kind, blind_index, applied, observed_at)
                        values ($1, $2, $3, $4, $5, $6, $7)
                        on conflict (organisation_id, user_id, source, kind) do update set
                            blind_index = excluded.blind_index, applied = excluded.applied,
                            observed_at = excluded.observed_at
                        """,
                        transaction.organisation(),
                        user,
                        source,
                        kind.slug(),
                        value,
                        observation.applied(),
                        Columns.timestamptz(clock.instant()))
                .replaceWithVoid();
    }

    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from observation where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }
}
