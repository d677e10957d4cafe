package platen.notification.mailing.smtp;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import io.vertx.ext.mail.SMTPException;
import io.vertx.mutiny.ext.mail.MailClient;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import platen.notification.MailSettings;
import platen.notification.letterhead.domain.Logo;
import platen.notification.mailing.domain.Attempt;
import platen.notification.template.RenderedMail;
import platen.notification.template.RenderedMail.Sender;

/**
 * The mail server, through the client that Quarkus configures ({@code quarkus.mailer.*}). Used without Quarkus' own wrapper, which
 * adds an empty Cc header and, when told to be a mock, logs bodies.
 */
@ApplicationScoped
public class SmtpServer {

    private final MailClient client;
    private final String from;
    private final Duration patience;

    SmtpServer(MailClient client, MailSettings settings) {
        this.client = client;
        this.from = settings.from();
        this.patience = settings.patience();
    }

    /** Hands a mail over; never fails. The answer is the server's own words, which may hold the recipient's address. */
    public Uni<Attempt> take(RenderedMail mail, String messageId) {
        return client.sendMail(message(mail, messageId))
                .ifNoItem()
                .after(patience)
                .fail()
                .<Attempt>map(taken -> new Attempt.Accepted("Accepted"))
                .onFailure()
                .recoverWithItem(SmtpServer::refusal);
    }

    private MailMessage message(RenderedMail mail, String messageId) {
        String to = mail.to().value();
        // What the client would write itself is not safe: a line break in a subject ends it, long values are folded by
        // a bare LF.
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .set("To", to)
                .set("Subject", mail.subject())
                .set("Message-ID", messageId)
                // RFC 3834: no out-of-office replies, please.
                .set("Auto-Submitted", "auto-generated");
        Sender sender = mail.from();
        String address = sender.address() == null ? from : sender.address().value();
        if (sender.name() != null) {
            headers.set("From", sender.name() + " <" + address + ">");
        }
        if (sender.replyTo() != null) {
            headers.set("Reply-To", sender.replyTo().value());
        }
        MailMessage message = new MailMessage()
                .setFrom(address)
                .setTo(to)
                .setText(mail.text())
                .setHtml(mail.html())
                .setHeaders(headers);
        Logo logo = mail.logo();
        return logo == null ? message : message.setInlineAttachment(attachment(logo));
    }

    private static MailAttachment attachment(Logo logo) {
        return MailAttachment.create()
                .setData(Buffer.buffer(logo.file()))
                .setContentType(logo.type())
                .setDisposition("inline")
                .setContentId("<" + Logo.CONTENT_ID + ">");
    }

    private static Attempt refusal(Throwable failure) {
        return switch (failure) {
            case SMTPException refused when isAboutTheMail(refused) -> new Attempt.RefusedForGood(answer(refused));
            case SMTPException refused -> new Attempt.RefusedForNow(answer(refused));
            case TimeoutException silent -> new Attempt.Unreachable("The mail server does not answer");
            default -> new Attempt.Unreachable("No connection to the mail server, or it was cut: " + message(failure));
        };
    }

    /**
     * RFC 5321, section 4.2.1: x5z is about the mail system's view of the mail. 50z (syntax) and 53z (sign-in, RFC 4954) are
     * about the connection: they would fail every mail, and an operator can mend them.
     */
    private static boolean isAboutTheMail(SMTPException refused) {
        return refused.getReplyCode() >= 540 && refused.getReplyCode() < 600 && !saidAtGreeting(refused);
    }

    /** 554 in place of a greeting: "no SMTP service here". The client tells by its own words only when it was said. */
    private static boolean saidAtGreeting(SMTPException refused) {
        return message(refused).startsWith("got error response");
    }

    private static String answer(SMTPException refused) {
        return String.join(" ", refused.getReplyMessages());
    }

    private static String message(Throwable failure) {
        return failure.getMessage() == null ? failure.getClass().getSimpleName() : failure.getMessage();
    }
}
