package platen.google.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.people.domain.SuiteUser;
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

    /** The people of the directory a user is; mostly one. */
    public Uni<List<String>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(
                        "select external_id from linked_user where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getString("external_id"))
                        .toList());
    }

    public Uni<@Nullable SuiteUser> user(OrganisationTransaction transaction, String externalId) {
        return transaction
                .first(
                        "select user_id, linked_at from linked_user where organisation_id = $1 and external_id = $2",
                        transaction.organisation(),
                        externalId)
                .map(row -> row == null
                        ? null
                        : new SuiteUser(
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("linked_at").toInstant()));
    }

    public Uni<Void> removeAll(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from linked_user where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }

    public Uni<Void> save(OrganisationTransaction transaction, String externalId, UUID user, Instant at) {
        return transaction
                .update(SAVE, transaction.organisation(), externalId, user, at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
