package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jboss.logging.Logger;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.BounceReason;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.RetrySchedule;
import platen.notification.mailing.messaging.MailEvents;
import platen.notification.mailing.persistence.MailRows;

/** Records how an attempt ended, and says so in the same transaction. */
@ApplicationScoped
class SettleMail {

    private static final Logger LOG = Logger.getLogger(SettleMail.class);

    private final OrganisationTransactions transactions;
    private final MailRows rows;
    private final MailEvents events;
    private final RetrySchedule schedule;
    private final Clock clock;

    SettleMail(
            OrganisationTransactions transactions,
            MailRows rows,
            MailEvents events,
            MailSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.rows = rows;
        this.events = events;
        this.clock = clock;
        this.schedule = new RetrySchedule(
                settings.retry().first(),
                settings.retry().longest(),
                settings.retry().giveUpAfter());
    }

    Uni<Void> settle(QueuedMail mail, Attempt attempt) {
        return transactions.in(mail.organisation(), tx -> switch (attempt) {
            case Attempt.Accepted accepted -> sent(tx, mail, accepted.answer());
            case Attempt.RefusedForGood refused ->
                whileClaimed(tx, mail, now -> failed(tx, now, refused.answer(), BounceReason.REFUSED));
            case Attempt.RefusedForNow refused -> whileClaimed(tx, mail, now -> again(tx, now, refused.answer()));
            case Attempt.Unreachable away -> whileClaimed(tx, mail, now -> again(tx, now, away.answer()));
            case Attempt.NotRendered unwritten -> whileClaimed(tx, mail, now -> again(tx, now, unwritten.answer()));
            case Attempt.Abandoned abandoned -> whileClaimed(tx, mail, now -> untried(tx, now, abandoned.answer()));
        });
    }

    /** A mail that was taken was taken, whoever holds the claim by now. */
    private Uni<Void> sent(OrganisationTransaction tx, QueuedMail mail, String answer) {
        Instant now = clock.instant();
        return rows.finish(tx, mail, MailState.SENT, answer, now)
                .chain(first ->
                        first ? events.sent(tx, mail, now) : Uni.createFrom().voidItem());
    }

    private interface Ending {
        Uni<Void> of(QueuedMail current);
    }

    private Uni<Void> whileClaimed(OrganisationTransaction tx, QueuedMail mail, Ending ending) {
        return rows.lockClaimed(tx, mail)
                .chain(current -> current == null ? Uni.createFrom().voidItem() : ending.of(current));
    }

    /** No server was asked, so this is no reason to give up either. */
    private Uni<Void> untried(OrganisationTransaction tx, QueuedMail mail, String answer) {
        return rows.requeue(tx, mail, answer, clock.instant());
    }

    private Uni<Void> again(OrganisationTransaction tx, QueuedMail mail, String answer) {
        if (mail.outdated() != null) {
            // The next claim finds out why and says so.
            return rows.requeue(tx, mail, answer, clock.instant());
        }
        Optional<Instant> next = schedule.next(mail.attempts(), mail.createdAt(), clock.instant());
        return next.isPresent()
                ? rows.requeue(tx, mail, answer, next.get())
                : failed(tx, mail, answer, BounceReason.GIVEN_UP);
    }

    private Uni<Void> failed(OrganisationTransaction tx, QueuedMail mail, String answer, BounceReason reason) {
        LOG.warnf("A mail has failed for good. organisationId=%s eventId=%s", mail.organisation(), mail.causeEventId());
        return rows.finish(tx, mail, MailState.FAILED, answer, null)
                .chain(first -> first
                        ? events.bounced(tx, mail, clock.instant(), reason)
                        : Uni.createFrom().voidItem());
    }
}
