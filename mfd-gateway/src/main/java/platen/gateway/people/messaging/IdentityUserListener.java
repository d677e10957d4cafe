package platen.gateway.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.gateway.people.People;
import platen.gateway.people.domain.Person;
import platen.gateway.people.domain.PersonState;
import platen.gateway.people.messaging.UserEvents.User;
import platen.gateway.people.messaging.UserEvents.UserDeleted;
import platen.gateway.people.messaging.UserEvents.UserStated;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Keeps the people of the read model as identity-service says they are. */
@ApplicationScoped
public class IdentityUserListener implements TopicListener {

    private final Inbox inbox;
    private final People people;
    private final EventHandlers handlers;

    IdentityUserListener(Inbox inbox, People people) {
        this.inbox = inbox;
        this.people = people;
        this.handlers = EventHandlers.none()
                .on("platen.identity.user-created.v1", UserStated.class, this::know)
                .on("platen.identity.user-updated.v1", UserStated.class, this::know)
                .on("platen.identity.user-deactivated.v1", UserStated.class, this::know)
                .on("platen.identity.user-reactivated.v1", UserStated.class, this::know)
                .on("platen.identity.user-deleted.v1", UserDeleted.class, this::forget);
    }

    @Incoming("identity-user")
    Uni<Void> receive(ConsumerRecord<@Nullable String, @Nullable String> record) {
        return inbox.receive(record, this);
    }

    @Override
    public String topic() {
        return "identity.user";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> know(Event event, UserStated stated, OrganisationTransaction transaction) {
        User user = stated.user();
        if (user.userId() == null || user.displayName() == null || user.state() == null) {
            throw new PoisonEvent("The user has no id, name or state");
        }
        var person = new Person(
                user.userId(), PersonState.of(user.state()), user.displayName(), Optional.ofNullable(user.email()));
        return people.know(transaction, person, event.sequence()).replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> forget(Event event, UserDeleted deleted, OrganisationTransaction transaction) {
        if (deleted.userId() == null) {
            throw new PoisonEvent("The user has no id");
        }
        return people.forget(transaction, deleted.userId(), event.sequence()).replaceWith(Outcome.DONE);
    }
}
