package platen.scim.log.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code credential_problem}: what stands in the way of pushed codes and cards now. */
@ApplicationScoped
public class CredentialProblems {

    private static final String PUT = """
            insert into credential_problem (organisation_id, link_id, kind, reason, holder_user_id, since)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, link_id, kind) do update
               set reason = excluded.reason, holder_user_id = excluded.holder_user_id, since = excluded.since
            """;

    /**
     * @param kind access-code or card
     * @param holder null where nobody has the value
     */
    public Uni<Void> put(
            OrganisationTransaction transaction,
            UUID link,
            String kind,
            String reason,
            @Nullable UUID holder,
            Instant since) {
        return transaction
                .update(PUT, transaction.organisation(), link, kind, reason, holder, since.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Another value was pushed, or this one was taken after all. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID link, Collection<String> kinds) {
        return kinds.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                "delete from credential_problem where organisation_id = $1 and link_id = $2 and kind = any($3)",
                                transaction.organisation(),
                                link,
                                kinds.toArray(String[]::new))
                        .replaceWithVoid();
    }

    /** Nobody's codes travel any more. */
    public Uni<Void> forgetAll(OrganisationTransaction transaction) {
        return transaction
                .update("delete from credential_problem where organisation_id = $1", transaction.organisation())
                .replaceWithVoid();
    }
}
