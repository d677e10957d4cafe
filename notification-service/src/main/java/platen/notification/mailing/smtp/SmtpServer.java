package platen.notification.mailing.smtp;

import io.quarkus.mailer.Mail;
import io.quarkus.mailer.reactive.ReactiveMailer;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.mail.SMTPException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Attempt;
import platen.notification.template.RenderedMail;

/** The mail server. Every end of an attempt is an {@link Attempt}; this fails only on a programming error. */
@ApplicationScoped
public class SmtpServer {

    private final ReactiveMailer mailer;
    private final String from;
    private final Duration patience;

    SmtpServer(ReactiveMailer mailer, MailSettings settings) {
        this.mailer = mailer;
        this.from = settings.from();
        this.patience = settings.patience();
    }

    /** Hands a mail over. The answer is the server's own words, which may hold the recipient's address. */
    public Uni<Attempt> take(RenderedMail mail, String messageId) {
        return mailer.send(message(mail, messageId))
                .ifNoItem()
                .after(patience)
                .fail()
                .<Attempt>map(taken -> new Attempt.Accepted("Accepted"))
                .onFailure()
                .recoverWithItem(SmtpServer::refusal);
    }

    private Mail message(RenderedMail mail, String messageId) {
        Mail message = new Mail()
                .setFrom(from)
                .addTo(mail.to().value())
                .setText(mail.text())
                .setHtml(mail.html());
        // As a header, since the client would write a subject its own, unsafe way.
        message.addHeader("Subject", mail.subject());
        message.addHeader("Message-ID", messageId);
        // RFC 3834: no out-of-office replies, please.
        message.addHeader("Auto-Submitted", "auto-generated");
        return message;
    }

    private static Attempt refusal(Throwable failure) {
        return switch (failure) {
            case SMTPException refused
            when isAboutTheMail(refused.getReplyCode()) -> new Attempt.RefusedForGood(answer(refused));
            case SMTPException refused -> new Attempt.RefusedForNow(answer(refused));
            case TimeoutException silent -> new Attempt.Unreachable("The mail server does not answer");
            default -> new Attempt.Unreachable("No connection to the mail server, or it was cut: " + message(failure));
        };
    }

    /**
     * RFC 5321, section 4.2.1: x5z is about the mail system's view of the mail. 50z (syntax) and 53z (sign-in, RFC 4954) are
     * about the connection: they would fail every mail, and an operator can mend them.
     */
    private static boolean isAboutTheMail(int replyCode) {
        return replyCode >= 540 && replyCode < 600;
    }

    private static String answer(SMTPException refused) {
        return String.join(" ", refused.getReplyMessages());
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
