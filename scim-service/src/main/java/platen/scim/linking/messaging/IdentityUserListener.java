package platen.scim.linking.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.linking.EraseResource;
import platen.scim.linking.RememberLink;
import platen.scim.linking.Review;

/** Hears which users pushed people became. */
@ApplicationScoped
public class IdentityUserListener implements TopicListener {

    private static final String OURS = "scim";

    private final Inbox inbox;
    private final RememberLink links;
    private final EraseResource erase;
    private final EventHandlers handlers;

    IdentityUserListener(Inbox inbox, RememberLink links, EraseResource erase) {
        this.inbox = inbox;
        this.links = links;
        this.erase = erase;
        this.handlers = EventHandlers.none()
                .on(
                        "platen.identity.person-linked.v1",
                        PersonLinked.class,
                        (event, body, transaction) -> linked(transaction, body))
                .on("platen.identity.person-match-ambiguous.v1", MatchAmbiguous.class, this::ambiguous)
                .on(
                        "platen.identity.user-deleted.v1",
                        UserDeleted.class,
                        (event, body, transaction) -> deleted(transaction, body))
                .on(
                        "platen.identity.user-erased.v1",
                        UserErased.class,
                        (event, body, transaction) -> erased(transaction, body));
    }

    @Incoming("identity-user")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> events) {
        return inbox.receive(events, this);
    }

    @Override
    public String topic() {
        return "identity.user";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> linked(OrganisationTransaction transaction, PersonLinked body) {
        if (body.userId() == null || body.source() == null || body.externalId() == null) {
            throw new PoisonEvent("The link lacks the user or the source's person");
        }
        return body.source().equals(OURS)
                ? links.linked(transaction, linkId(body.externalId()), body.userId())
                        .replaceWith(Outcome.DONE)
                : Uni.createFrom().item(Outcome.DONE);
    }

    private Uni<Outcome> ambiguous(Event event, MatchAmbiguous body, OrganisationTransaction transaction) {
        if (body.reviewId() == null
                || body.source() == null
                || body.externalId() == null
                || body.reason() == null
                || body.userId() == null) {
            throw new PoisonEvent("The event lacks the review, its reason, or whom it is about");
        }
        return body.source().equals(OURS)
                ? links.ambiguous(
                                transaction,
                                linkId(body.externalId()),
                                new Review(body.reviewId(), body.reason(), body.userId(), event.time()))
                        .replaceWith(Outcome.DONE)
                : Uni.createFrom().item(Outcome.DONE);
    }

    private Uni<Outcome> deleted(OrganisationTransaction transaction, UserDeleted body) {
        if (body.userId() == null) {
            throw new PoisonEvent("The event does not say which user is gone");
        }
        return links.userDeleted(transaction, body.userId()).replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> erased(OrganisationTransaction transaction, UserErased body) {
        if (body.userId() == null || body.persons() == null) {
            throw new PoisonEvent("The event does not say who is to be forgotten");
        }
        List<UUID> ours = body.persons().stream()
                .filter(person -> OURS.equals(person.source()) && person.externalId() != null)
                .map(person -> linkId(person.externalId()))
                .toList();
        return erase.erase(transaction, ours).replaceWith(Outcome.DONE);
    }

    private static UUID linkId(String externalId) {
        try {
            return UUID.fromString(externalId);
        } catch (IllegalArgumentException notOneOfOurs) {
            throw new PoisonEvent("The person's id is none this service has given out", notOneOfOurs);
        }
    }
}
