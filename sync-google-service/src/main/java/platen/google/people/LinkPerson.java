package platen.google.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.google.people.domain.Review;
import platen.google.people.persistence.PostgresLinks;
import platen.google.people.persistence.PostgresProblems;
import platen.kit.organisation.OrganisationTransaction;

/** Remembers which user a person of the directory is, or who stands in the way of one, so that reports can say so. */
@ApplicationScoped
public class LinkPerson {

    private final PostgresLinks links;
    private final PostgresProblems problems;

    LinkPerson(PostgresLinks links, PostgresProblems problems) {
        this.links = links;
        this.problems = problems;
    }

    public Uni<Void> link(OrganisationTransaction transaction, String externalId, UUID user, Instant at) {
        return links.save(transaction, externalId, user, at)
                .chain(() -> problems.endReview(transaction, externalId, at));
    }

    /**
     * The person waits for a decision.
     *
     * @param run that saw them; for its report
     */
    public Uni<Void> ambiguous(
            OrganisationTransaction transaction, String externalId, Review review, Optional<UUID> run) {
        return problems.review(transaction, externalId, review)
                .chain(() -> problems.report(transaction, run, externalId, "person: " + review.reason()));
    }

    public Uni<Void> userDeleted(OrganisationTransaction transaction, UUID user) {
        return problems.forgetUser(transaction, user).chain(() -> links.removeAll(transaction, user));
    }
}
