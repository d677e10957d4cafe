package platen.scim.linking.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.Review;

/** The table {@code ambiguous_match}. */
@ApplicationScoped
public class AmbiguousMatchRows {

    /** Events about different people who stand in the way come in any order: the latest holds. */
    private static final String PUT = """
            insert into ambiguous_match (organisation_id, link_id, review_id, reason, user_id, since)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, link_id) do update
               set review_id = excluded.review_id, reason = excluded.reason, user_id = excluded.user_id,
                   since = excluded.since
             where ambiguous_match.since < excluded.since
            """;

    public Uni<Void> put(OrganisationTransaction transaction, UUID link, Review review) {
        return transaction
                .update(
                        PUT,
                        transaction.organisation(),
                        link,
                        review.id(),
                        review.reason(),
                        review.user(),
                        review.since().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> remove(OrganisationTransaction transaction, UUID link) {
        return transaction
                .update(
                        "delete from ambiguous_match where organisation_id = $1 and link_id = $2",
                        transaction.organisation(),
                        link)
                .replaceWithVoid();
    }
}
