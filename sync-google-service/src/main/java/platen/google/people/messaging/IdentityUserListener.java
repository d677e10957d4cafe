package platen.google.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.google.people.LinkPerson;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears from identity who the people of the directory are. */
@ApplicationScoped
class IdentityUserListener implements TopicListener {

    private static final String OUR_SOURCE = "google";

    private final Inbox inbox;
    private final LinkPerson linkPerson;
    private final EventHandlers handlers;

    IdentityUserListener(Inbox inbox, LinkPerson linkPerson) {
        this.inbox = inbox;
        this.linkPerson = linkPerson;
        this.handlers =
                EventHandlers.none().on("platen.identity.person-linked.v1", PersonLinked.class, this::onPersonLinked);
    }

    @Incoming("identity-user")
    Uni<Void> receive(ConsumerRecord<@Nullable String, @Nullable String> event) {
        return inbox.receive(event, this);
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
        if (!link.source().equals(OUR_SOURCE)) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        return linkPerson
                .link(transaction, link.externalId(), link.userId(), event.time())
                .replaceWith(Outcome.DONE);
    }
}
