package platen.gateway.people.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.EndOneTimeCodes;
import platen.gateway.people.People;
import platen.gateway.people.Subjects;
import platen.gateway.people.domain.Person;
import platen.gateway.people.domain.PersonState;
import platen.gateway.people.domain.Subject;
import platen.gateway.people.messaging.UserEvents.SignIn;
import platen.gateway.people.messaging.UserEvents.User;
import platen.gateway.people.messaging.UserEvents.UserDeleted;
import platen.gateway.people.messaging.UserEvents.UserStated;
import platen.gateway.pins.KeepPin;
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
    private final Subjects subjects;
    private final KeepPin pins;
    private final EndOneTimeCodes oneTimeCodes;
    private final EventHandlers handlers;

    IdentityUserListener(Inbox inbox, People people, Subjects subjects, KeepPin pins, EndOneTimeCodes oneTimeCodes) {
        this.inbox = inbox;
        this.people = people;
        this.subjects = subjects;
        this.pins = pins;
        this.oneTimeCodes = oneTimeCodes;
        this.handlers = EventHandlers.none()
                .on("platen.identity.user-created.v1", UserStated.class, this::know)
                .on("platen.identity.user-updated.v1", UserStated.class, this::know)
                .on("platen.identity.user-deactivated.v1", UserStated.class, this::know)
                .on("platen.identity.user-reactivated.v1", UserStated.class, this::know)
                .on("platen.identity.user-deleted.v1", UserDeleted.class, this::forget);
    }

    @Incoming("identity-user")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
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
                user.userId(),
                PersonState.of(user.state()),
                user.displayName(),
                Optional.ofNullable(user.userName()),
                Optional.ofNullable(user.email()));
        return people.know(transaction, person, event.sequence())
                .chain(() -> bind(transaction, user))
                .chain(() -> person.state() == PersonState.ACTIVE
                        ? Uni.createFrom().voidItem()
                        : oneTimeCodes.ofPerson(transaction, person.userId()))
                .replaceWith(Outcome.DONE);
    }

    private Uni<Void> bind(OrganisationTransaction transaction, User user) {
        List<SignIn> said = user.subjects();
        if (said == null) {
            return Uni.createFrom().voidItem();
        }
        if (said.stream().anyMatch(signIn -> signIn.issuer() == null || signIn.sub() == null)) {
            throw new PoisonEvent("A sign-in has no issuer or subject");
        }
        return subjects.replace(
                transaction,
                user.userId(),
                said.stream()
                        .map(signIn -> new Subject(signIn.issuer(), signIn.sub()))
                        .toList());
    }

    private Uni<Outcome> forget(Event event, UserDeleted deleted, OrganisationTransaction transaction) {
        if (deleted.userId() == null) {
            throw new PoisonEvent("The user has no id");
        }
        return people.forget(transaction, deleted.userId(), event.sequence())
                .chain(() -> subjects.replace(transaction, deleted.userId(), List.of()))
                .chain(() -> pins.forget(transaction, deleted.userId()))
                .chain(() -> oneTimeCodes.ofPerson(transaction, deleted.userId()))
                .replaceWith(Outcome.DONE);
    }
}
