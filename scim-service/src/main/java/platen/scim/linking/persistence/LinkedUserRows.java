package platen.scim.linking.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code linked_user}. */
@ApplicationScoped
public class LinkedUserRows {

    private static final String PUT = """
            insert into linked_user (organisation_id, link_id, user_id, linked_at) values ($1, $2, $3, $4)
            on conflict (organisation_id, link_id) do update
               set user_id = excluded.user_id, linked_at = excluded.linked_at
             where linked_user.user_id <> excluded.user_id
            """;

    public Uni<Void> put(OrganisationTransaction transaction, UUID link, UUID user, Instant now) {
        return transaction
                .update(PUT, transaction.organisation(), link, user, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> removeAll(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from linked_user where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }
}
