package platen.identity.review.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.review.domain.Decision;
import platen.identity.review.domain.PendingReview;
import platen.identity.review.domain.Review;
import platen.identity.review.domain.ReviewReason;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code review}, for writers. */
@ApplicationScoped
public class ReviewRows {

    /** The newest observation replaces the one before, unless what it runs into is decided; whether that is news depends on what stood there. */
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
                    state = 'open', closed_at = null, decision = null, decided_user_id = null,
                    opened_at = case when review.state = 'open' then review.opened_at else excluded.opened_at end
                where review.state <> 'decided' or review.reason <> excluded.reason or review.user_id <> excluded.user_id
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
            where organisation_id = $1 and source = $2 and external_id = $3 and state <> 'closed'
            """;

    private static final String CLOSE_MANY = """
            update review r
            set state = 'closed', closed_at = $4, user_name = null, display_name = null, email = null, observation = null
            from unnest($2::text[], $3::text[]) as person (source, external_id)
            where r.organisation_id = $1 and r.source = person.source and r.external_id = person.external_id
              and r.state <> 'closed'
            """;

    private static final String FIND = """
            select review_id, source, external_id, observation::text, decision, decided_user_id from review
            where organisation_id = $1 and review_id = $2
            """;

    private static final String DECIDE = """
            update review
            set state = case state when 'open' then 'decided' else state end, closed_at = coalesce(closed_at, $5),
                decision = $3, decided_user_id = $4, user_name = null, display_name = null, email = null, observation = null
            where organisation_id = $1 and review_id = $2
            """;

    public Uni<@Nullable PendingReview> find(OrganisationTransaction transaction, UUID review) {
        return transaction.first(FIND, transaction.organisation(), review).map(ReviewRows::pending);
    }

    public Uni<@Nullable PendingReview> lock(OrganisationTransaction transaction, UUID review) {
        return transaction
                .first(FIND + " for update", transaction.organisation(), review)
                .map(ReviewRows::pending);
    }

    /** An open review is decided from now on; one that has nothing to decide any more only remembers the decision. */
    public Uni<Void> decide(
            OrganisationTransaction transaction,
            UUID review,
            Decision.Kind decision,
            @Nullable UUID user,
            Instant now) {
        return transaction
                .update(DECIDE, transaction.organisation(), review, decision.word(), user, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static @Nullable PendingReview pending(@Nullable Row row) {
        if (row == null) {
            return null;
        }
        String decision = row.getString("decision");
        return new PendingReview(
                row.getUUID("review_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("observation"),
                decision == null ? null : Decision.Kind.of(decision).orElseThrow(),
                row.getUUID("decided_user_id"));
    }

    /** Null when the person waits for the same reason already, or that is decided. */
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

    public Uni<List<Review>> ofUser(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query("""
                        select r.* from person_link l
                        join review r using (organisation_id, source, external_id)
                        where l.organisation_id = $1 and l.user_id = $2 and r.state = 'open' order by r.source
                        """, transaction.organisation(), user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ReviewRows::review)
                        .toList());
    }

    private static Review review(Row row) {
        return new Review(
                row.getUUID("review_id"),
                row.getString("source"),
                row.getString("external_id"),
                ReviewReason.of(row.getString("reason")),
                row.getUUID("user_id"),
                row.getString("user_name"),
                row.getString("display_name"),
                row.getString("email"),
                row.getOffsetDateTime("opened_at").toInstant());
    }

    public Uni<Void> erase(OrganisationTransaction transaction, String source, String externalId) {
        return transaction
                .update(
                        "delete from review where organisation_id = $1 and source = $2 and external_id = $3",
                        transaction.organisation(),
                        source,
                        externalId)
                .replaceWithVoid();
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

    /**
     * @param externalIds as many as there are sources, in the same order
     */
    public Uni<Void> close(
            OrganisationTransaction transaction, List<String> sources, List<String> externalIds, Instant now) {
        return transaction
                .update(
                        CLOSE_MANY,
                        transaction.organisation(),
                        sources.toArray(String[]::new),
                        externalIds.toArray(String[]::new),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }
}
