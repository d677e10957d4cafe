package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.MailSettings;
import platen.notification.contact.domain.Organisation;
import platen.notification.contact.persistence.ContactRows;
import platen.notification.contact.persistence.ContactRows.KnownContact;
import platen.notification.mailing.domain.MailPolicy;
import platen.notification.mailing.domain.WhyNotAgain;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;
import platen.notification.mailing.persistence.ResendRows;
import platen.notification.template.domain.MailTemplate;

/**
 * Has a mail about a person's code sent again because somebody asks for it. A code is kept here no longer than its mail waits,
 * so accesscode-service is asked to seal the one that works anew; a portal mail needs none and is queued at once.
 */
@ApplicationScoped
public class ResendMail {

    private static final Duration HOUR = Duration.ofHours(1);

    private final OrganisationTransactions transactions;
    private final MailRows mails;
    private final ResendRows requests;
    private final ContactRows contacts;
    private final QueueMail queueMail;
    private final MailEvents events;
    private final Duration pause;
    private final int perHour;
    private final Clock clock;

    ResendMail(
            OrganisationTransactions transactions,
            MailRows mails,
            ResendRows requests,
            ContactRows contacts,
            QueueMail queueMail,
            MailEvents events,
            MailSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.mails = mails;
        this.requests = requests;
        this.contacts = contacts;
        this.queueMail = queueMail;
        this.events = events;
        this.pause = settings.resend().pause();
        this.perHour = settings.resend().perHour();
        this.clock = clock;
    }

    /**
     * At most once per person and pause: whoever asks again meanwhile is told of the request before.
     *
     * @param by subject of the caller's token
     */
    public Uni<ResendAnswer> resend(UUID organisation, UUID mailId, String by) {
        return transactions.in(
                organisation,
                tx -> mails.find(tx, mailId)
                        .chain(mail -> mail == null ? answer(new ResendAnswer.Unknown()) : resend(tx, mail, by)));
    }

    private Uni<ResendAnswer> resend(OrganisationTransaction tx, QueuedMail mail, String by) {
        UUID user = mail.userId();
        if (user == null || !mail.template().isOfCode()) {
            return refused(WhyNotAgain.NOT_OF_A_CODE);
        }
        // The lock makes one of two requests at the same time the later one.
        return contacts.lock(tx, user)
                .chain(known -> known == null
                        ? refused(WhyNotAgain.INACTIVE)
                        : requests.since(tx, user, clock.instant().minus(HOUR))
                                .chain(before -> resend(tx, mail, known, before, by)));
    }

    private Uni<ResendAnswer> resend(
            OrganisationTransaction tx, QueuedMail mail, KnownContact known, List<ResendRequest> before, String by) {
        Instant now = clock.instant();
        Optional<ResendRequest> justNow = before.reversed().stream()
                .filter(request ->
                        request.version() == mail.version() && request.at().isAfter(now.minus(pause)))
                .findFirst();
        if (justNow.isPresent()) {
            return requested(justNow.get());
        }
        Optional<WhyNotAgain> why = MailPolicy.refusalToRepeat(known.contact(), known.codeVersion(), mail.version());
        if (why.isPresent()) {
            return refused(why.get());
        }
        if (before.size() >= perHour) {
            Instant free = before.get(before.size() - perHour).at().plus(HOUR);
            return answer(new ResendAnswer.TooOften(Duration.between(now, free).plusSeconds(1)));
        }
        return mails.tellsSoon(tx, Objects.requireNonNull(mail.userId()), mail.version())
                .chain(soon -> soon ? refused(WhyNotAgain.STILL_WAITS) : request(tx, mail, by, now));
    }

    private Uni<ResendAnswer> request(OrganisationTransaction tx, QueuedMail mail, String by, Instant now) {
        return contacts.organisation(tx).chain(organisation -> {
            MailTemplate template = template(mail, organisation);
            var request = new ResendRequest(
                    UUID.randomUUID(),
                    Objects.requireNonNull(mail.userId()),
                    mail.id(),
                    mail.version(),
                    template,
                    by,
                    now);
            return requests.insert(tx, request)
                    .chain(() -> template.holdsSecret()
                            ? events.resendRequested(tx, request)
                            : queueMail.withoutCode(tx, request))
                    .chain(() -> requested(request));
        });
    }

    private static MailTemplate template(QueuedMail mail, @Nullable Organisation organisation) {
        return organisation == null ? mail.template() : MailPolicy.repeated(mail.template(), organisation);
    }

    private static Uni<ResendAnswer> requested(ResendRequest request) {
        return answer(new ResendAnswer.Requested(request.id(), request.mailId(), request.at()));
    }

    private static Uni<ResendAnswer> refused(WhyNotAgain why) {
        return answer(new ResendAnswer.Refused(why));
    }

    private static Uni<ResendAnswer> answer(ResendAnswer answer) {
        return Uni.createFrom().item(answer);
    }
}
