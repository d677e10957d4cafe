package platen.notification.mailing.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
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
import platen.notification.mailing.NoticeCause;
import platen.notification.mailing.QueueNotice;
import platen.notification.template.domain.Fact;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;

/** Queues notices of what went wrong at a source, and of its end, and announces how runs end. */
@ApplicationScoped
public class DirectoryRunListener implements TopicListener {

    private final Inbox inbox;
    private final QueueNotice queueNotice;
    private final EventHandlers handlers;

    DirectoryRunListener(Inbox inbox, QueueNotice queueNotice, AnnounceEvents announce) {
        this.inbox = inbox;
        this.queueNotice = queueNotice;
        this.handlers = EventHandlers.none()
                .on(
                        "platen.directory.provisioning-failing.v1",
                        ProvisioningFailing.class,
                        announce.after(this::onFailing))
                .on("platen.directory.run-failed.v1", RunFailed.class, announce.after(this::onFailed))
                .on("platen.directory.run-held.v1", RunHeld.class, announce.after(this::onHeld))
                .on("platen.directory.run-recovered.v1", RunRecovered.class, announce.after(this::onRecovered))
                .on("platen.directory.run-completed.v1", JsonNode.class, announce::only);
    }

    @Incoming("directory-run")
    Uni<Void> receive(ConsumerRecords<@Nullable String, @Nullable String> records) {
        return inbox.receive(records, this);
    }

    @Override
    public String topic() {
        return "directory.run";
    }

    @Override
    public EventHandlers handlers() {
        return handlers;
    }

    private Uni<Outcome> onFailing(Event event, ProvisioningFailing failing, OrganisationTransaction tx) {
        var notice = new Notice(
                failing.source(),
                event.time(),
                failing.since(),
                failing.writes(),
                failing.refused(),
                failing.reasons().stream().map(ProvisioningFailing.Reason::fact).toList());
        return queue(event, tx, MailTemplate.PROVISIONING_FAILING, failing.noticeAddress(), notice);
    }

    private Uni<Outcome> onFailed(Event event, RunFailed failed, OrganisationTransaction tx) {
        var notice = new Notice(failed.source(), event.time(), null, 0, 0, List.of(Fact.quoting(failed.reason())));
        return queue(event, tx, MailTemplate.RUN_FAILED, failed.noticeAddress(), notice);
    }

    private Uni<Outcome> onHeld(Event event, RunHeld held, OrganisationTransaction tx) {
        var notice = new Notice(held.source(), event.time(), null, 0, 0, held.facts());
        return queue(event, tx, MailTemplate.RUN_HELD, held.noticeAddress(), notice);
    }

    private Uni<Outcome> onRecovered(Event event, RunRecovered recovered, OrganisationTransaction tx) {
        var notice = new Notice(recovered.source(), event.time(), null, 0, 0, List.of(recovered.fact()));
        return queue(event, tx, MailTemplate.RUN_RECOVERED, recovered.noticeAddress(), notice);
    }

    private Uni<Outcome> queue(
            Event event, OrganisationTransaction tx, MailTemplate template, @Nullable String address, Notice notice) {
        if (!event.key().equals(notice.source())) {
            return Uni.createFrom().failure(new PoisonEvent("The event speaks of another source than its key"));
        }
        return queueNotice.because(
                tx,
                new NoticeCause(
                        event.id(), event.type(), event.origin(), template, address, notice, event.republished()));
    }
}
