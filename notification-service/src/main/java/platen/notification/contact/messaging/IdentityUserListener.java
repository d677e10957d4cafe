package platen.notification.contact.messaging;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
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
import platen.notification.channel.AnnounceEvents;
import platen.notification.contact.RecordContact;
import platen.notification.contact.domain.Contact;
import platen.notification.mailing.EraseFromLog;
import platen.notification.mailing.GatherNotices;
import platen.notification.template.domain.MailTemplate;

/** Keeps the read model of people, announces what happens to them, and tells administrators of those whom a source cannot be told apart. */
@ApplicationScoped
public class IdentityUserListener implements TopicListener {

    private final Inbox inbox;
    private final RecordContact recordContact;
    private final GatherNotices gatherNotices;
    private final EraseFromLog eraseFromLog;
    private final EventHandlers handlers;

    IdentityUserListener(
            Inbox inbox,
            RecordContact recordContact,
            GatherNotices gatherNotices,
            EraseFromLog eraseFromLog,
            AnnounceEvents announce) {
        this.inbox = inbox;
        this.recordContact = recordContact;
        this.gatherNotices = gatherNotices;
        this.eraseFromLog = eraseFromLog;
        this.handlers = EventHandlers.none()
                .on("platen.identity.user-created.v1", UserChanged.class, announce.after(this::onChange))
                .on("platen.identity.user-updated.v1", UserChanged.class, announce.after(this::onChange))
                .on("platen.identity.user-deactivated.v1", UserChanged.class, announce.after(this::onChange))
                .on("platen.identity.user-reactivated.v1", UserChanged.class, announce.after(this::onChange))
                .on("platen.identity.user-deleted.v1", UserDeleted.class, announce.after(this::onDeletion))
                .on("platen.identity.user-erased.v1", UserErased.class, announce.after(this::onErasure))
                .on(
                        "platen.identity.group-rule-applied.v1",
                        GroupRuleApplied.class,
                        announce.after(IdentityUserListener::onGroupRule))
                .on("platen.identity.person-match-ambiguous.v1", PersonMatchAmbiguous.class, this::onAmbiguousMatch);
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

    private Uni<Outcome> onChange(Event event, UserChanged change, OrganisationTransaction tx) {
        return record(event, change.user().contact(), tx);
    }

    private Uni<Outcome> onErasure(Event event, UserErased erasure, OrganisationTransaction tx) {
        if (erasure.userId() == null || !event.key().equals(erasure.userId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
        }
        return eraseFromLog.erase(tx, erasure.userId()).replaceWith(Outcome.DONE);
    }

    private Uni<Outcome> onDeletion(Event event, UserDeleted deletion, OrganisationTransaction tx) {
        return record(event, Contact.deleted(deletion.userId()), tx);
    }

    /** Nobody is mailed; it is for channels. */
    private static Uni<Outcome> onGroupRule(Event event, GroupRuleApplied applied, OrganisationTransaction tx) {
        return event.key().equals(String.valueOf(applied.userId()))
                ? Uni.createFrom().item(Outcome.DONE)
                : Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
    }

    private Uni<Outcome> onAmbiguousMatch(Event event, PersonMatchAmbiguous match, OrganisationTransaction tx) {
        return event.key().equals(match.userId().toString())
                ? gatherNotices.because(tx, event, MailTemplate.AMBIGUOUS_MATCHES, "matches")
                : Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
    }

    private Uni<Outcome> record(Event event, Contact contact, OrganisationTransaction tx) {
        if (!event.key().equals(contact.userId().toString())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another person than its key"));
        }
        return recordContact.record(tx, contact).replaceWith(Outcome.DONE);
    }
}
