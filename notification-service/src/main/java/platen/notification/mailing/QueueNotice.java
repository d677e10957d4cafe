package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.MailSettings;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.MessageId;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;
import platen.notification.template.domain.MailAddress;

/** Queues a mail to who looks after an organisation: at the address the source was given, else at the organisation's own. */
@ApplicationScoped
public class QueueNotice {

    private final ContactRows contacts;
    private final MailRows mails;
    private final MailEvents events;
    private final SendDueMails sender;
    private final MailAddress from;
    private final Clock clock;

    QueueNotice(
            ContactRows contacts,
            MailRows mails,
            MailEvents events,
            SendDueMails sender,
            MailSettings settings,
            Clock clock) {
        this.contacts = contacts;
        this.mails = mails;
        this.events = events;
        this.sender = sender;
        this.from = MailAddress.of(settings.from())
                .orElseThrow(() -> new IllegalStateException("platen.mail.from is no address that can be used"));
        this.clock = clock;
    }

    /** Held back while the organisation is unknown here. */
    public Uni<Outcome> because(OrganisationTransaction tx, NoticeCause cause) {
        if (cause.republished()) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        return contacts.organisation(tx)
                .chain(organisation -> organisation == null
                        ? Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""))
                        : queue(tx, cause, address(cause, organisation).orElse(null))
                                .replaceWith(Outcome.DONE));
    }

    private static Optional<MailAddress> address(NoticeCause cause, Organisation organisation) {
        return Stream.of(
                        Optional.ofNullable(cause.address()).flatMap(MailAddress::of),
                        Optional.ofNullable(organisation.noticeAddress()).flatMap(MailAddress::of))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private Uni<Void> queue(OrganisationTransaction tx, NoticeCause cause, @Nullable MailAddress address) {
        if (address == null) {
            QueuedMail mail = mail(tx, cause, null);
            return mails.insert(tx, mail, MailState.SUPPRESSED, WhyNot.NO_ADDRESS.reason())
                    .chain(inserted -> events.suppressed(tx, inserted ? List.of(mail) : List.of(), WhyNot.NO_ADDRESS));
        }
        tx.afterCommit(sender::wake);
        return mails.insert(
                        tx,
                        mail(tx, cause, new AddressedNotice(address.value(), cause.notice())),
                        MailState.QUEUED,
                        null)
                .replaceWithVoid();
    }

    private QueuedMail mail(OrganisationTransaction tx, NoticeCause cause, @Nullable AddressedNotice notice) {
        return new QueuedMail(
                tx.organisation(),
                UUID.randomUUID(),
                null,
                0,
                cause.template(),
                cause.eventId(),
                cause.eventType(),
                cause.origin(),
                null,
                notice,
                null,
                MessageId.of(cause.eventId(), from),
                0,
                null,
                clock.instant());
    }
}
