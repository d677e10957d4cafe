package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.UnsealFailed;
import platen.kit.crypto.Unsealer;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.contact.domain.Contact;
import platen.notification.mailing.ClaimMails.ClaimedMail;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.SmtpAnswer;
import platen.notification.mailing.persistence.MailRows;
import platen.notification.mailing.smtp.SmtpServer;
import platen.notification.template.NotRenderable;
import platen.notification.template.RenderMail;
import platen.notification.template.RenderedMail;
import platen.notification.template.domain.MailAddress;

/** One attempt to send one claimed mail, and what becomes of it. Only here is a code or a link ever opened. */
@ApplicationScoped
class DeliverMail {

    private static final Logger LOG = Logger.getLogger(DeliverMail.class);

    private static final Duration PATIENCE_WITH_DATABASE = Duration.ofMinutes(1);

    private static final Attempt ABANDONED = new Attempt.Abandoned("Not sent: the claim had lapsed");

    private final OrganisationTransactions transactions;
    private final MailRows rows;
    private final Unsealer unsealer;
    private final RenderMail renderMail;
    private final SmtpServer server;
    private final SettleMail settleMail;
    private final Leases leases;

    DeliverMail(
            OrganisationTransactions transactions,
            MailRows rows,
            Unsealer unsealer,
            RenderMail renderMail,
            SmtpServer server,
            SettleMail settleMail,
            Leases leases) {
        this.transactions = transactions;
        this.rows = rows;
        this.unsealer = unsealer;
        this.renderMail = renderMail;
        this.server = server;
        this.settleMail = settleMail;
        this.leases = leases;
    }

    /** Never fails: what cannot even be recorded is left to the end of the lease. */
    Uni<Attempt> deliver(ClaimedMail claimed) {
        QueuedMail mail = claimed.mail();
        return Uni.createFrom()
                .deferred(() -> attempt(claimed))
                .onFailure()
                .recoverWithItem(failure -> notRendered(mail, failure))
                .call(attempt -> settle(mail, attempt))
                .onFailure()
                .invoke(failure -> LOG.warnf(
                        "The end of an attempt is not recorded; the mail waits for its lease to lapse. organisationId=%s eventId=%s: %s",
                        mail.organisation(), mail.causeEventId(), failure.toString()))
                .onFailure()
                .recoverWithItem(new Attempt.Abandoned("Not recorded"))
                .onTermination()
                .invoke(() -> leases.release(mail));
    }

    /** While the database is away nobody else can take the mail either: better to wait than to mail twice. */
    private Uni<Void> settle(QueuedMail mail, Attempt attempt) {
        return Uni.createFrom()
                .deferred(() -> settleMail.settle(mail, attempt))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(1))
                .expireIn(PATIENCE_WITH_DATABASE.toMillis());
    }

    private Uni<Attempt> attempt(ClaimedMail claimed) {
        return isStillWanted(claimed.mail())
                .chain(wanted -> wanted ? write(claimed) : Uni.createFrom().item(ABANDONED));
    }

    /** A mail may have waited for its turn since it was claimed; without the database the answer is no. */
    private Uni<Boolean> isStillWanted(QueuedMail mail) {
        return transactions
                .in(mail.organisation(), tx -> rows.isWanted(tx, mail))
                .onFailure()
                .recoverWithItem(false);
    }

    private Uni<Attempt> write(ClaimedMail claimed) {
        QueuedMail mail = claimed.mail();
        AddressedNotice notice = mail.notice();
        if (notice != null) {
            MailAddress to = address(notice.address());
            return renderMail
                    .render(mail.template(), to, claimed.organisation(), notice.notice())
                    .chain(rendered -> hand(mail, rendered))
                    .map(attempt -> withoutSecrets(attempt, to, null));
        }
        Contact contact = Objects.requireNonNull(claimed.contact());
        MailAddress to = address(contact.email());
        String secret = opened(mail);
        return renderMail
                .render(mail.template(), to, contact, claimed.organisation(), mail.cardLink(), secret)
                .chain(rendered -> hand(mail, rendered))
                .map(attempt -> withoutSecrets(attempt, to, secret));
    }

    private static MailAddress address(@Nullable String known) {
        return MailAddress.of(known).orElseThrow(() -> new IllegalStateException("A claimed mail has an address"));
    }

    private @Nullable String opened(QueuedMail mail) {
        Sealed sealed = mail.sealedCode();
        UUID user = mail.userId();
        if (sealed == null || user == null) {
            return null;
        }
        return unsealer.openText(
                sealed, SealContext.event(mail.causeType(), mail.organisation(), user, mail.version()));
    }

    private Uni<Attempt> hand(QueuedMail mail, RenderedMail rendered) {
        return leases.stands(mail)
                ? server.take(rendered, mail.messageId())
                : Uni.createFrom().item(ABANDONED);
    }

    private static Attempt notRendered(QueuedMail mail, Throwable failure) {
        if (failure instanceof NotRenderable || failure instanceof UnsealFailed) {
            return new Attempt.NotRendered(String.valueOf(failure.getMessage()));
        }
        // A template's message may quote what it was given.
        LOG.errorf(
                "A mail cannot be written. organisationId=%s eventId=%s: %s",
                mail.organisation(), mail.causeEventId(), failure.getClass().getName());
        return new Attempt.NotRendered("The mail cannot be written");
    }

    private static Attempt withoutSecrets(Attempt attempt, MailAddress to, @Nullable String secret) {
        return switch (attempt) {
            case Attempt.Accepted accepted -> accepted;
            case Attempt.RefusedForGood refused ->
                new Attempt.RefusedForGood(SmtpAnswer.of(refused.answer(), to, secret));
            case Attempt.RefusedForNow refused ->
                new Attempt.RefusedForNow(SmtpAnswer.of(refused.answer(), to, secret));
            case Attempt.Unreachable away -> new Attempt.Unreachable(SmtpAnswer.of(away.answer(), to, secret));
            case Attempt.NotRendered unwritten -> unwritten;
            case Attempt.Abandoned abandoned -> abandoned;
        };
    }
}
