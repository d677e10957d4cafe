package platen.google.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** Links by external id. */
@ApplicationScoped
public class PostgresLinks {

    /** Links of a person come under the keys of different users, hence in no order but time. */
    private static final String SAVE = """
            insert into linked_user (organisation_id, external_id, user_id, linked_at) values ($1, $2, $3, $4)
            on conflict (organisation_id, external_id) do update
               set user_id = excluded.user_id, linked_at = excluded.linked_at
             where linked_user.linked_at <= excluded.linked_at""";

    public Uni<Void> save(OrganisationTransaction transaction, String externalId, UUID user, Instant at) {
        return transaction
                .update(SAVE, transaction.organisation(), externalId, user, at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
