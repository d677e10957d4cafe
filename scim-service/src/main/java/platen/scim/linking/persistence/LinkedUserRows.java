package platen.scim.linking.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
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

    /** What stood in the way of the person's codes is nobody's any more. */
    private static final String REMOVE_ALL = """
            with gone as (delete from linked_user where organisation_id = $1 and user_id = $2 returning link_id)
            delete from credential_problem where organisation_id = $1 and link_id in (select link_id from gone)
            """;

    private static final String OF_USER = """
            select l.link_id, u.scim_user_id, u.attributes ->> 'userName' as user_name
            from linked_user l
            left join scim_user u on u.organisation_id = $1 and u.link_id = l.link_id and u.deleted_at is null
            where l.organisation_id = $1 and l.user_id = $2
            """;

    /**
     * A pushed person.
     *
     * @param resource null when the provider has deleted it
     */
    public record Linked(
            UUID link, @Nullable UUID resource, @Nullable String userName) {}

    /** The pushed people a user was made of; most are one. */
    public Uni<List<Linked>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(OF_USER, transaction.organisation(), user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Linked(
                                row.getUUID("link_id"), row.getUUID("scim_user_id"), row.getString("user_name")))
                        .toList());
    }

    public Uni<Void> put(OrganisationTransaction transaction, UUID link, UUID user, Instant now) {
        return transaction
                .update(PUT, transaction.organisation(), link, user, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> removeAll(OrganisationTransaction transaction, UUID user) {
        return transaction.update(REMOVE_ALL, transaction.organisation(), user).replaceWithVoid();
    }
}
