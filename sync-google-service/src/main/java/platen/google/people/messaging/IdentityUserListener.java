package platen.google.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.google.people.ErasePerson;
import platen.google.people.LinkPerson;
import platen.google.people.domain.Review;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears from identity who the people of the directory are. */
@ApplicationScoped
class IdentityUserListener implements TopicListener {

    private final Inbox inbox;
    private final LinkPerson linkPerson;
    private final EventHandlers handlers;

    IdentityUserListener(Inbox inbox, LinkPerson linkPerson, ErasePerson erasePerson) {
        this.inbox = inbox;
        this.linkPerson = linkPerson;
        this.handlers = EventHandlers.none()
                .on("platen.identity.person-linked.v1", PersonLinked.class, this::onPersonLinked)
                .on("platen.identity.person-match-ambiguous.v1", MatchAmbiguous.class, this::onMatchAmbiguous)
                .on("platen.identity.user-deleted.v1", UserDeleted.class, this::onUserDeleted)
                .on(
                        "platen.identity.user-erased.v1",
                        UserErased.class,
                        (event, gone, transaction) ->
                                erasePerson.erase(transaction, gone.ours()).replaceWith(Outcome.DONE));
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

    private Uni<Outcome> onPersonLinked(Event event, PersonLinked link, OrganisationTransaction transaction) {
        if (!link.source().equals(Origins.OURS)) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        return linkPerson
                .link(transaction, link.externalId(), link.userId(), event.time())
                .replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> onMatchAmbiguous(Event event, MatchAmbiguous match, OrganisationTransaction transaction) {
        if (match.reviewId() == null
                || match.source() == null
                || match.externalId() == null
                || match.reason() == null
                || match.userId() == null) {
            throw new PoisonEvent("The event lacks the review, its reason, or whom it is about");
        }
        if (!match.source().equals(Origins.OURS)) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        var review = new Review(match.reviewId(), match.reason(), match.userId(), event.time());
        return linkPerson
                .ambiguous(transaction, match.externalId(), review, Origins.run(event))
                .replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> onUserDeleted(Event event, UserDeleted gone, OrganisationTransaction transaction) {
        if (gone.userId() == null) {
            throw new PoisonEvent("The event does not say which user is gone");
        }
        return linkPerson.userDeleted(transaction, gone.userId()).replaceWith(Outcome.DONE);
    }
}
