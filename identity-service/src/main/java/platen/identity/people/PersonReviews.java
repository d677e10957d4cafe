package platen.identity.people;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.people.Adoption.Obstacle;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.UserEvent;
import platen.identity.review.OpenReviews;
import platen.identity.review.domain.Review;
import platen.kit.organisation.OrganisationTransaction;

/** Puts observed persons on the review list. */
@ApplicationScoped
class PersonReviews {

    private final OpenReviews reviews;

    PersonReviews(OpenReviews reviews) {
        this.reviews = reviews;
    }

    /** Returns what others are to hear; null when the person waits for the same reason already. */
    Uni<UserEvent.@Nullable MatchAmbiguous> open(
            OrganisationTransaction transaction, Observation seen, Obstacle obstacle, Instant now) {
        var review = new Review(
                UUID.randomUUID(),
                seen.person().source(),
                seen.person().externalId(),
                obstacle.reason(),
                obstacle.user(),
                seen.userName(),
                seen.displayName(),
                seen.email(),
                now);
        return reviews.open(transaction, review, seen.document())
                .map(id -> id == null
                        ? null
                        : new UserEvent.MatchAmbiguous(
                                obstacle.user(),
                                id,
                                seen.person(),
                                obstacle.reason().word()));
    }

    /** Who stands in the way is somebody else now. */
    Uni<Void> move(OrganisationTransaction transaction, UUID from, UUID to) {
        return reviews.move(transaction, from, to);
    }

    /** What is left to review once a decision is carried out: that is decided with it, so others do not hear of it. */
    Uni<Void> settle(Sighting sighting, @Nullable Obstacle left) {
        return left == null
                ? close(sighting.transaction(), sighting.seen().person(), sighting.now())
                : open(sighting.transaction(), sighting.seen(), left, sighting.now())
                        .replaceWithVoid();
    }

    /** What waits of the sources' persons that are this user. */
    Uni<List<Review>> of(OrganisationTransaction transaction, UUID user) {
        return reviews.ofUser(transaction, user);
    }

    /** Nothing of these persons is kept, not even that they once waited. */
    Uni<Void> erase(OrganisationTransaction transaction, List<PersonKey> persons) {
        return Multi.createFrom()
                .iterable(persons)
                .onItem()
                .transformToUniAndConcatenate(
                        person -> reviews.erase(transaction, person.source(), person.externalId()))
                .collect()
                .last();
    }

    Uni<Void> close(OrganisationTransaction transaction, PersonKey person, Instant now) {
        return reviews.close(transaction, person.source(), person.externalId(), now);
    }

    Uni<Void> close(OrganisationTransaction transaction, List<PersonKey> persons, Instant now) {
        return reviews.close(
                transaction,
                persons.stream().map(PersonKey::source).toList(),
                persons.stream().map(PersonKey::externalId).toList(),
                now);
    }
}
