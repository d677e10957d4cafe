package platen.google.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.google.people.domain.CredentialProblem;
import platen.google.people.domain.Review;
import platen.kit.organisation.OrganisationTransaction;

/** What the suite refused of people of the directory: what stands in their way now, and what runs are to report. */
@ApplicationScoped
public class PostgresProblems {

    /** Events about different people who stand in the way come in any order: the latest holds. */
    private static final String REVIEW = """
            insert into ambiguous_match (organisation_id, external_id, review_id, reason, user_id, since)
            select $1, $2, $3, $4, $5, $6
             where not exists (select from linked_user where organisation_id = $1 and external_id = $2 and linked_at >= $6)
            on conflict (organisation_id, external_id) do update
               set review_id = excluded.review_id, reason = excluded.reason, user_id = excluded.user_id,
                   since = excluded.since
             where ambiguous_match.since < excluded.since""";

    private static final String END_REVIEW =
            "delete from ambiguous_match where organisation_id = $1 and external_id = $2 and since <= $3";

    private static final String PUT = """
            insert into credential_problem (organisation_id, external_id, kind, reason, holder_user_id, since)
            values ($1, $2, $3, $4, $5, $6)
            on conflict (organisation_id, external_id, kind) do update
               set reason = excluded.reason, holder_user_id = excluded.holder_user_id, since = excluded.since""";

    private static final String END =
            "delete from credential_problem where organisation_id = $1 and external_id = $2 and kind = $3";

    private static final String FORGET_USER = """
            delete from credential_problem
             where organisation_id = $1
               and external_id in (select external_id from linked_user where organisation_id = $1 and user_id = $2)""";

    /** A run that applied what another held is the cause of that one's changes. */
    private static final String REPORT = """
            update run_change set refusals = array_append(refusals, $4)
             where organisation_id = $1 and external_id = $3 and not $4 = any(refusals)
               and run_id in (select coalesce(approves, id) from run where organisation_id = $1 and id = $2)""";

    public Uni<Void> review(OrganisationTransaction transaction, String externalId, Review review) {
        return transaction
                .update(
                        REVIEW,
                        transaction.organisation(),
                        externalId,
                        review.id(),
                        review.reason(),
                        review.user(),
                        review.since().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Somebody decided, at that moment. */
    public Uni<Void> endReview(OrganisationTransaction transaction, String externalId, Instant at) {
        return transaction
                .update(END_REVIEW, transaction.organisation(), externalId, at.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> put(OrganisationTransaction transaction, String externalId, CredentialProblem problem) {
        return transaction
                .update(
                        PUT,
                        transaction.organisation(),
                        externalId,
                        problem.kind(),
                        problem.reason(),
                        problem.holder(),
                        problem.since().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<Void> end(OrganisationTransaction transaction, String externalId, String kind) {
        return transaction
                .update(END, transaction.organisation(), externalId, kind)
                .replaceWithVoid();
    }

    public Uni<Void> forgetUser(OrganisationTransaction transaction, UUID user) {
        return transaction.update(FORGET_USER, transaction.organisation(), user).replaceWithVoid();
    }

    /** Has the report of a run say it too, as long as there is one. */
    public Uni<Void> report(
            OrganisationTransaction transaction, Optional<UUID> run, String externalId, String refusal) {
        return run.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(REPORT, transaction.organisation(), run.get(), externalId, refusal)
                        .replaceWithVoid();
    }

    public Uni<@Nullable Review> review(OrganisationTransaction transaction, String externalId) {
        return transaction
                .first(
                        "select * from ambiguous_match where organisation_id = $1 and external_id = $2",
                        transaction.organisation(),
                        externalId)
                .map(row -> row == null
                        ? null
                        : new Review(
                                row.getUUID("review_id"),
                                row.getString("reason"),
                                row.getUUID("user_id"),
                                row.getOffsetDateTime("since").toInstant()));
    }

    public Uni<List<CredentialProblem>> problems(OrganisationTransaction transaction, String externalId) {
        return transaction
                .query(
                        "select * from credential_problem where organisation_id = $1 and external_id = $2 order by kind",
                        transaction.organisation(),
                        externalId)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new CredentialProblem(
                                row.getString("kind"),
                                row.getString("reason"),
                                row.getUUID("holder_user_id"),
                                row.getOffsetDateTime("since").toInstant()))
                        .toList());
    }
}
