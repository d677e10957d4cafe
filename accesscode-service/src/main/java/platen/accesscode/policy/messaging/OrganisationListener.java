package platen.accesscode.policy.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.accesscode.policy.Policies;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.OrganisationDeletedHandler;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Opens the code space of an organisation when identity tells of it, and lets all of it go when it is deleted. */
@ApplicationScoped
public class OrganisationListener implements TopicListener {

    record OrganisationCreated(Organisation organisation) {}

    record Organisation(UUID organisationId) {}

    private final Inbox inbox;
    private final Policies policies;
    private final EventHandlers handlers;

    OrganisationListener(Inbox inbox, Policies policies, OrganisationDeletedHandler deleted) {
        this.inbox = inbox;
        this.policies = policies;
        this.handlers = deleted.addedTo(EventHandlers.none()
                .on("platen.identity.organisation-created.v1", OrganisationCreated.class, this::created));
    }

    @Incoming("identity-organisation")
    public Uni<Void> receive(ConsumerRecords<String, String> records) {
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

    private Uni<Outcome> created(Event event, OrganisationCreated data, OrganisationTransaction transaction) {
        if (!data.organisation().organisationId().equals(event.organisation())) {
            throw new PoisonEvent("The organisation in the body is not the one of the key");
        }
        return policies.begin(transaction).replaceWith(Outcome.DONE);
    }
}
