package platen.gateway.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.OrganisationDeletedHandler;
import platen.kit.messaging.TopicListener;

/** Hears that an organisation is deleted, and lets all of it go. */
@ApplicationScoped
public class IdentityOrganisationListener implements TopicListener {

    private final Inbox inbox;
    private final EventHandlers handlers;

    IdentityOrganisationListener(Inbox inbox, OrganisationDeletedHandler deleted) {
        this.inbox = inbox;
        this.handlers = deleted.addedTo(EventHandlers.none());
    }

    @Incoming("identity-organisation")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return OrganisationDeletedHandler.TOPIC;
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }
}
