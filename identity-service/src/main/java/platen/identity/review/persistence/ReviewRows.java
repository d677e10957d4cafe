package platen.identity.review.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.review.domain.Review;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code review}, for writers. */
@ApplicationScoped
public class ReviewRows {

    /** The newest observation replaces the one before; whether that is news depends on what stood there. */
    private static final String OPEN = """
            with before as (
                select state, reason, user_id from review
                where organisation_id = $1 and source = $3 and external_id = $4
            ), kept as (
                insert into review (organisation_id, review_id, source, external_id, reason, user_id, user_name, display_name,
                                    email, observation, state, opened_at)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::text::jsonb, 'open', $11)
                on conflict (organisation_id, source, external_id) do update
                set reason = excluded.reason, user_id = excluded.user_id, user_name = excluded.user_name,
                    display_name = excluded.display_name, email = excluded.email, observation = excluded.observation,
                    state = 'open', closed_at = null,
                    opened_at = case when review.state = 'open' then review.opened_at else excluded.opened_at end
                returning review_id, reason, user_id
            )
            select kept.review_id from kept
            where not exists (
                select from before
                where before.state = 'open' and before.reason = kept.reason and before.user_id = kept.user_id)
            """;

    private static final String CLOSE = """
            update review
            set state = 'closed', closed_at = $4, user_name = null, display_name = null, email = null, observation = null
            where organisation_id = $1 and source = $2 and external_id = $3 and state = 'open'
            """;

    /** Null when the person waits for the same reason already. */
    public Uni<@Nullable UUID> open(OrganisationTransaction transaction, Review review, String observation) {
        return transaction
                .first(
                        OPEN,
                        transaction.organisation(),
                        review.id(),
                        review.source(),
                        review.externalId(),
                        review.reason().word(),
                        review.userId(),
                        review.userName(),
                        review.displayName(),
                        review.email(),
                        observation,
                        review.openedAt().atOffset(ZoneOffset.UTC))
                .map(row -> row == null ? null : row.getUUID("review_id"));
    }

    public Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to) {
        return transaction
                .update(
                        "update review set user_id = $3 where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        from,
                        to)
                .replaceWithVoid();
    }

    public Uni<Void> close(OrganisationTransaction transaction, String source, String externalId, Instant now) {
        return transaction
                .update(CLOSE, transaction.organisation(), source, externalId, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
