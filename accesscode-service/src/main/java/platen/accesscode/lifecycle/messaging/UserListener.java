package platen.accesscode.lifecycle.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import platen.accesscode.Cause;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.lifecycle.ChangePersonState;
import platen.accesscode.lifecycle.CreatePerson;
import platen.accesscode.lifecycle.CreatePerson.NewPerson;
import platen.accesscode.lifecycle.DeletePerson;
import platen.accesscode.lifecycle.FollowCodePolicy;
import platen.accesscode.lifecycle.HearImport;
import platen.accesscode.lifecycle.HearSource;
import platen.accesscode.lifecycle.HearSource.Report;
import platen.accesscode.lifecycle.LockCodes;
import platen.accesscode.lifecycle.messaging.UserEvents.CredentialsImported;
import platen.accesscode.lifecycle.messaging.UserEvents.DirectoryCredentialsObserved;
import platen.accesscode.lifecycle.messaging.UserEvents.Observed;
import platen.accesscode.lifecycle.messaging.UserEvents.User;
import platen.accesscode.lifecycle.messaging.UserEvents.UserChanged;
import platen.accesscode.lifecycle.messaging.UserEvents.UserCreated;
import platen.accesscode.lifecycle.messaging.UserEvents.UserDeleted;
import platen.accesscode.observing.ObserveCredentials.Words;
import platen.accesscode.selfservice.FollowSubjects;
import platen.kit.messaging.Event;
import platen.kit.messaging.EventHandlers;
import platen.kit.messaging.EventHandlers.Received;
import platen.kit.messaging.Inbox;
import platen.kit.messaging.Outcome;
import platen.kit.messaging.PoisonEvent;
import platen.kit.messaging.TopicListener;
import platen.kit.organisation.OrganisationTransaction;

/** Hears from identity who there is and what directories say of their credentials. */
@ApplicationScoped
public class UserListener implements TopicListener {

    private static final String ACTIVE = "active";

    private final Inbox inbox;
    private final SealedCredentials sealed;
    private final CreatePerson create;
    private final ChangePersonState change;
    private final FollowCodePolicy policy;
    private final FollowSubjects subjects;
    private final DeletePerson delete;
    private final HearSource hear;
    private final HearImport importing;
    private final LockCodes codes;
    private final EventHandlers handlers;

    UserListener(
            Inbox inbox,
            SealedCredentials sealed,
            CreatePerson create,
            ChangePersonState change,
            FollowCodePolicy policy,
            FollowSubjects subjects,
            DeletePerson delete,
            HearSource hear,
            HearImport importing,
            LockCodes codes) {
        this.inbox = inbox;
        this.sealed = sealed;
        this.create = create;
        this.change = change;
        this.policy = policy;
        this.subjects = subjects;
        this.delete = delete;
        this.hear = hear;
        this.importing = importing;
        this.codes = codes;
        this.handlers = EventHandlers.none()
                .on("platen.identity.user-created.v1", UserCreated.class, this::created, this::inTurn)
                .on("platen.identity.user-updated.v1", UserChanged.class, this::updated, this::inTurn)
                .on("platen.identity.user-deactivated.v1", UserChanged.class, this::deactivated, this::inTurn)
                .on("platen.identity.user-reactivated.v1", UserChanged.class, this::reactivated, this::inTurn)
                .on("platen.identity.user-deleted.v1", UserDeleted.class, this::deleted, this::inTurn)
                .on(
                        "platen.identity.directory-credentials-observed.v1",
                        DirectoryCredentialsObserved.class,
                        this::observed,
                        this::inTurn)
                .on("platen.identity.credentials-imported.v1", CredentialsImported.class, this::imported, this::inTurn);
    }

    @Incoming("identity-user")
    public Uni<Void> receive(ConsumerRecords<String, String> records) {
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

    /** One after the other, but in one transaction: its beginning, lock and commit are half of what one event costs. */
    private <T> Uni<List<Received<T>>> inTurn(List<Received<T>> received, OrganisationTransaction transaction) {
        return codes.lock(transaction).replaceWith(received);
    }

    private Uni<Outcome> created(Event event, UserCreated data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.user().userId());
        boolean active = data.user().state().equals(ACTIVE);
        Observed by = data.observation();
        String source = by == null ? CodeOrigin.ADMINISTRATOR : by.source();
        Words words = by == null
                ? sealed.open(event, user, data.credentials())
                : sealed.open(event, by, data.credentials(), data.handsOver(CredentialKind.ACCESS_CODE));
        var person = new NewPerson(user, active, source, words, data.user().codePolicy());
        return create.create(transaction, person, Cause.event(event))
                .call(() -> subjects.follow(transaction, user, data.user().signIns()));
    }

    private Uni<Outcome> updated(Event event, UserChanged data, OrganisationTransaction transaction) {
        return follow(transaction, keyed(event, data.user().userId()), data.user());
    }

    private Uni<Outcome> deactivated(Event event, UserChanged data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.user().userId());
        return change.deactivate(transaction, user, Cause.event(event))
                .chain(outcome -> outcome == Outcome.DONE
                        ? follow(transaction, user, data.user())
                        : Uni.createFrom().item(outcome));
    }

    private Uni<Outcome> reactivated(Event event, UserChanged data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.user().userId());
        return change.reactivate(transaction, user, data.user().codePolicy(), Cause.event(event))
                .call(() -> subjects.follow(transaction, user, data.user().signIns()));
    }

    private Uni<Outcome> follow(OrganisationTransaction transaction, UUID user, User said) {
        return policy.follow(transaction, user, said.codePolicy())
                .call(() -> subjects.follow(transaction, user, said.signIns()));
    }

    private Uni<Outcome> deleted(Event event, UserDeleted data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        return delete.delete(transaction, user, Cause.event(event))
                .call(() -> subjects.follow(transaction, user, List.of()));
    }

    private Uni<Outcome> observed(Event event, DirectoryCredentialsObserved data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        var by = new Observed(data.source(), data.externalId(), data.observationId());
        var report = new Report(user, data.source(), data.primary(), sealed.open(event, by, data.credentials()));
        return hear.hear(transaction, report, Cause.event(event));
    }

    private Uni<Outcome> imported(Event event, CredentialsImported data, OrganisationTransaction transaction) {
        UUID user = keyed(event, data.userId());
        Cause cause = Cause.event(event).by(data.actor()).notifying(data.notifies());
        return importing.hear(transaction, user, sealed.open(event, data), cause);
    }

    /** Order and versions hold per key, so the body must speak of the person of the key. */
    private static UUID keyed(Event event, UUID user) {
        if (!event.key().equals(user.toString())) {
            throw new PoisonEvent("The person in the body is not the one of the key");
        }
        return user;
    }
}
