package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.kit.messaging.Outcome;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.MailSettings;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.contact.persistence.ContactRows.KnownContact;
import platen.notification.mailing.domain.BounceReason;
import platen.notification.mailing.domain.MailPolicy;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.MessageId;
import platen.notification.mailing.domain.WhyNot;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;
import platen.notification.mailing.persistence.ResendRows;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;

/**
 * Queues the mail to a person that an event causes, if it causes one. Whatever the reason, a newer code makes older ones unfit
 * to be mailed.
 */
@ApplicationScoped
public class QueueMail {

    private static final String RESEND_REQUESTED = "platen.notification.mail-resend-requested.v1";
    private static final String NO_CODE = "The cause holds no secret for the mail";

    private final ContactRows contacts;
    private final MailRows mails;
    private final ResendRows resends;
    private final MailEvents events;
    private final DropMails dropMails;
    private final SendDueMails sender;
    private final MailAddress from;
    private final Clock clock;

    QueueMail(
            ContactRows contacts,
            MailRows mails,
            ResendRows resends,
            MailEvents events,
            DropMails dropMails,
            SendDueMails sender,
            MailSettings settings,
            Clock clock) {
        this.contacts = contacts;
        this.mails = mails;
        this.resends = resends;
        this.events = events;
        this.dropMails = dropMails;
        this.sender = sender;
        this.from = MailAddress.of(settings.from())
                .orElseThrow(() -> new IllegalStateException("platen.mail.from is no address that can be used"));
        this.clock = clock;
    }

    /** Held back while the organisation or the person is unknown here. */
    public Uni<Outcome> because(OrganisationTransaction tx, Cause cause) {
        return known(tx, cause, (organisation, contact) -> apply(tx, cause, organisation, contact));
    }

    /**
     * Of the code that works, and of that only. While a mail with it still waits there is no need for another, so that a mail
     * server that was away does not bring as many as were asked for.
     */
    public Uni<Outcome> asReminder(OrganisationTransaction tx, Cause cause) {
        return known(
                tx,
                cause,
                (organisation, locked) -> remind(
                        tx,
                        cause,
                        locked,
                        MailPolicy.reminder(organisation.invitation()),
                        mail -> queue(tx, mail, locked.contact())));
    }

    /** As {@link #asReminder}, as the mail that somebody has asked for to be sent again. */
    public Uni<Outcome> again(OrganisationTransaction tx, Cause cause, UUID resend) {
        return resends.find(tx, resend)
                .chain(request -> request == null || !request.userId().equals(cause.userId())
                        ? asReminder(tx, cause)
                        : known(
                                tx,
                                cause,
                                (organisation, locked) -> remind(
                                        tx,
                                        cause,
                                        locked,
                                        request.template(),
                                        mail -> repeat(tx, mail, locked, request))));
    }

    /** Queues a mail again that holds no code. */
    Uni<Void> withoutCode(OrganisationTransaction tx, ResendRequest request) {
        var cause = new Cause(
                request.id().toString(),
                RESEND_REQUESTED,
                null,
                request.userId(),
                request.version(),
                "resend",
                null,
                null,
                false);
        return contacts.find(tx, request.userId())
                .chain(contact -> contact == null
                        ? Uni.createFrom().voidItem()
                        : repeat(tx, mail(tx, cause, request.template()), contact, request));
    }

    /**
     * Of something that ends: a link, a card, a code. Other mails make no difference to it, save that of a newer code to one that
     * tells of the code's end.
     */
    public Uni<Outcome> asLimited(OrganisationTransaction tx, Cause cause, MailTemplate template, CardLink limit) {
        if (cause.republished() || limit.hasExpired(clock.instant())) {
            return Uni.createFrom().item(Outcome.DONE);
        }
        return known(
                tx,
                cause,
                (organisation, locked) -> template.endsWithItsVersion() && cause.version() < locked.codeVersion()
                        ? Uni.createFrom().voidItem()
                        : queue(tx, mail(tx, cause, template).confirming(limit), locked.contact()));
    }

    private interface Ending {
        Uni<Void> of(QueuedMail mail);
    }

    private interface Step {
        Uni<Void> take(Organisation organisation, KnownContact locked);
    }

    private Uni<Outcome> known(OrganisationTransaction tx, Cause cause, Step step) {
        return contacts.organisation(tx).chain(organisation -> {
            if (organisation == null) {
                return Uni.createFrom().item(new Outcome.HoldBack("identity.organisation", ""));
            }
            return contacts.lock(tx, cause.userId()).chain(locked -> {
                if (locked == null) {
                    return Uni.createFrom()
                            .item(new Outcome.HoldBack(
                                    "identity.user", cause.userId().toString()));
                }
                return step.take(organisation, locked).replaceWith(Outcome.DONE);
            });
        });
    }

    private Uni<Void> apply(OrganisationTransaction tx, Cause cause, Organisation organisation, KnownContact locked) {
        if (cause.version() <= locked.codeVersion()) {
            return Uni.createFrom().voidItem();
        }
        Optional<MailTemplate> template = cause.republished()
                ? Optional.empty()
                : MailPolicy.templateFor(cause.reason(), organisation, cause.chosen());
        return contacts.codeVersion(tx, cause.userId(), cause.version())
                // A link still leads to the code that works, unless the newer mail says so itself.
                .chain(() ->
                        dropMails.drop(tx, cause.userId(), cause.version(), template.isPresent(), WhyNot.SUPERSEDED))
                .chain(() -> template.isPresent()
                        ? queue(tx, mail(tx, cause, template.get()), locked.contact())
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> remind(
            OrganisationTransaction tx, Cause cause, KnownContact locked, MailTemplate template, Ending ending) {
        if (cause.republished() || cause.version() < locked.codeVersion()) {
            return Uni.createFrom().voidItem();
        }
        return mails.tellsSoon(tx, cause.userId(), cause.version())
                .chain(told -> told ? Uni.createFrom().voidItem() : ending.of(mail(tx, cause, template)));
    }

    private Uni<Void> repeat(OrganisationTransaction tx, QueuedMail mail, KnownContact locked, ResendRequest request) {
        return queue(tx, mail, locked.contact()).chain(() -> mails.noteRepeated(tx, mail, request));
    }

    private QueuedMail mail(OrganisationTransaction tx, Cause cause, MailTemplate template) {
        return new QueuedMail(
                tx.organisation(),
                UUID.randomUUID(),
                cause.userId(),
                cause.version(),
                template,
                cause.eventId(),
                cause.eventType(),
                cause.origin(),
                template.holdsSecret() ? cause.sealedCode() : null,
                null,
                null,
                MessageId.of(cause.eventId(), from),
                0,
                null,
                clock.instant());
    }

    private Uni<Void> queue(OrganisationTransaction tx, QueuedMail mail, Contact contact) {
        Optional<WhyNot> refusal = MailPolicy.refusal(contact);
        if (refusal.isPresent()) {
            WhyNot whyNot = refusal.get();
            return mails.insert(tx, mail.withoutCode(), whyNot.state(), whyNot.reason())
                    .chain(inserted -> events.suppressed(tx, inserted ? List.of(mail) : List.of(), whyNot));
        }
        if (mail.template().holdsSecret() && mail.sealedCode() == null) {
            return mails.insert(tx, mail, MailState.FAILED, NO_CODE)
                    .chain(inserted -> inserted
                            ? events.bounced(tx, mail, clock.instant(), BounceReason.NO_SECRET)
                            : Uni.createFrom().voidItem());
        }
        tx.afterCommit(sender::wake);
        return mails.insert(tx, mail, MailState.QUEUED, null).replaceWithVoid();
    }
}
