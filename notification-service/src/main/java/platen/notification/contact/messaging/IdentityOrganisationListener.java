package platen.notification.contact.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.OrganisationDeletedHandler;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.contact.RecordOrganisation;
import platen.notification.contact.domain.Organisation;

/** Keeps the read model of organisations, and lets all go of one that is deleted. */
@ApplicationScoped
public class IdentityOrganisationListener implements TopicListener {

    private final Inbox inbox;
    private final RecordOrganisation recordOrganisation;
    private final EventHandlers handlers;

    IdentityOrganisationListener(
            Inbox inbox, RecordOrganisation recordOrganisation, OrganisationDeletedHandler deleted) {
        this.inbox = inbox;
        this.recordOrganisation = recordOrganisation;
        this.handlers = deleted.addedTo(EventHandlers.none()
                .on("platen.identity.organisation-created.v1", OrganisationChanged.class, this::onChange)
                .on("platen.identity.organisation-settings-changed.v1", OrganisationChanged.class, this::onChange));
    }

    @Incoming("identity-organisation")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "identity.organisation";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> onChange(Event event, OrganisationChanged change, OrganisationTransaction tx) {
        Organisation organisation = change.state();
        if (!organisation.id().equals(event.organisation())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another organisation than its key"));
        }
        return recordOrganisation.record(tx, organisation).replaceWith(Outcome.DONE);
    }
}
