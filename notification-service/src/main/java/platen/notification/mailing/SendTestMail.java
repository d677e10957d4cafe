package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.notification.MailSettings;
import platen.notification.mailing.domain.Attempt;
import platen.notification.mailing.domain.MailState;
import platen.notification.mailing.domain.MessageId;
import platen.notification.mailing.domain.SmtpAnswer;
import platen.notification.mailing.persistence.TestMailRows;
import platen.notification.mailing.smtp.SmtpServer;
import platen.notification.template.AddLetterhead;
import platen.notification.template.PreviewTemplate;
import platen.notification.template.PreviewTemplate.Preview;
import platen.notification.template.RenderedMail;
import platen.notification.template.domain.Flaw;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.markup.Typesetter.Typeset;

/** Sends a mail with example values at once, past the queue and once only. */
@ApplicationScoped
public class SendTestMail {

    public static final int MOST_AN_HOUR = 20;

    /** A caller waits for the answer. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final int LONGEST_SUBJECT = 200;

    /** What came of it. */
    public sealed interface Result {

        /**
         * @param state sent or failed
         */
        record Tried(UUID id, MailState state, String answer) implements Result {}

        record Flawed(List<Flaw> flaws) implements Result {}

        record TooMany() implements Result {}
    }

    private final OrganisationTransactions transactions;
    private final PreviewTemplate previewTemplate;
    private final AddLetterhead addLetterhead;
    private final TestMailRows rows;
    private final SmtpServer server;
    private final MailAddress from;
    private final Clock clock;

    SendTestMail(
            OrganisationTransactions transactions,
            PreviewTemplate previewTemplate,
            AddLetterhead addLetterhead,
            TestMailRows rows,
            SmtpServer server,
            MailSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.previewTemplate = previewTemplate;
        this.addLetterhead = addLetterhead;
        this.rows = rows;
        this.server = server;
        this.from = MailAddress.of(settings.from())
                .orElseThrow(() -> new IllegalStateException("platen.mail.from is no address that can be used"));
        this.clock = clock;
    }

    /**
     * @param draft null for what the mail says now
     */
    public Uni<Result> send(
            UUID organisation,
            MailTemplate template,
            Language language,
            @Nullable TemplateSource draft,
            MailAddress to) {
        return previewTemplate.preview(organisation, template, language, draft).chain(preview -> switch (preview) {
            case Preview.Flawed(var flaws) -> Uni.createFrom().item(new Result.Flawed(flaws));
            case Preview.Written(var mail, var name) -> send(organisation, template, mail, name, to);
        });
    }

    private Uni<Result> send(
            UUID organisation, MailTemplate template, Typeset mail, String organisationName, MailAddress to) {
        UUID id = UUID.randomUUID();
        String messageId = MessageId.of(id.toString(), from);
        Instant now = clock.instant();
        return transactions
                .in(
                        organisation,
                        tx -> rows.beginUnlessTooMany(
                                tx, id, template, messageId, now, now.minus(Duration.ofHours(1)), MOST_AN_HOUR))
                .chain(begun -> begun
                        ? addLetterhead
                                .to(organisation, organisationName, to, asTest(mail))
                                .chain(written -> hand(organisation, id, written, messageId))
                        : Uni.createFrom().item(new Result.TooMany()));
    }

    private static Typeset asTest(Typeset mail) {
        PlainLine subject = PlainLine.of("[Test] " + mail.subject().text(), LONGEST_SUBJECT);
        return new Typeset(subject, mail.text(), mail.html());
    }

    private Uni<Result> hand(UUID organisation, UUID id, RenderedMail mail, String messageId) {
        return server.take(mail, messageId)
                .ifNoItem()
                .after(PATIENCE)
                .recoverWithItem(new Attempt.Unreachable("The mail server does not answer"))
                .chain(attempt -> {
                    MailState state = attempt instanceof Attempt.Accepted ? MailState.SENT : MailState.FAILED;
                    String answer = SmtpAnswer.of(attempt.answer(), mail.to(), null);
                    return transactions
                            .in(organisation, tx -> rows.end(tx, id, state, answer, clock.instant()))
                            .replaceWith(new Result.Tried(id, state, answer));
                });
    }
}
