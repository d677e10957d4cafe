package platen.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.template.domain.CardLink;
import platen.notification.template.domain.HeaderText;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.Notice;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.PortalLink;
import platen.notification.template.domain.ReadingAid;

/** Writes a mail from its template, as text and as HTML that say the same. */
@ApplicationScoped
public class RenderMail {

    /** Of somebody else's words in a notice. */
    private static final int LONGEST_REASON = 500;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern(
                    "d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final Engine engine;

    RenderMail(Engine engine) {
        this.engine = engine;
    }

    /**
     * Fails with {@link NotRenderable} when a portal mail has nowhere to lead.
     *
     * @param code the opened code, for a template that holds it
     */
    public Uni<RenderedMail> render(
            MailTemplate template, MailAddress to, Contact contact, Organisation organisation, @Nullable String code) {
        PlainLine organisationName = PlainLine.of(organisation.name());
        String link = "";
        if (!template.holdsCode()) {
            PortalLink portal = PortalLink.of(organisation.portalUrl()).orElse(null);
            if (portal == null) {
                return Uni.createFrom()
                        .failure(new NotRenderable("The organisation's portalUrl is missing or no web address"));
            }
            link = portal.url();
        }
        String shown = code == null ? "" : code;
        Map<String, Object> words = Map.of(
                "name", PlainLine.of(contact.displayName()).text(),
                "organisation", organisationName.text(),
                "code", shown,
                "hints", ReadingAid.of(shown),
                "link", link);
        return write(template, to, organisationName, words);
    }

    /**
     * Writes the mail that confirms a card. Fails with {@link NotRenderable} when the link is no web address.
     *
     * @param url the opened link
     */
    public Uni<RenderedMail> render(
            MailAddress to, Contact contact, Organisation organisation, CardLink link, String url) {
        PortalLink target = PortalLink.of(url).orElse(null);
        if (target == null) {
            return Uni.createFrom().failure(new NotRenderable("The link to confirm a card is no web address"));
        }
        PlainLine organisationName = PlainLine.of(organisation.name());
        Map<String, Object> words = Map.of(
                "name", PlainLine.of(contact.displayName()).text(),
                "organisation", organisationName.text(),
                "device", PlainLine.of(link.deviceName()).text(),
                "minutes", link.minutes(),
                "at", MOMENT.format(link.askedAt()),
                "link", target.url());
        return write(MailTemplate.CARD_LINK, to, organisationName, words);
    }

    /** Writes a notice to administrators. */
    public Uni<RenderedMail> render(MailTemplate template, MailAddress to, Organisation organisation, Notice notice) {
        PlainLine organisationName = PlainLine.of(organisation.name());
        Instant since = notice.since();
        Map<String, Object> words = Map.of(
                "organisation", organisationName.text(),
                "source", notice.sourceName(),
                "at", MOMENT.format(notice.at()),
                "since", since == null ? "" : MOMENT.format(since),
                "writes", notice.writes(),
                "refused", notice.refused(),
                "reasons",
                        notice.reasons().stream()
                                .map(reason ->
                                        PlainLine.of(reason, LONGEST_REASON).text())
                                .toList());
        return write(template, to, organisationName, words);
    }

    private Uni<RenderedMail> write(
            MailTemplate template, MailAddress to, PlainLine organisation, Map<String, Object> words) {
        String subject = HeaderText.of(new PlainLine(template.subject(organisation)));
        return write(template.id() + ".txt", words)
                .chain(text ->
                        write(template.id() + ".html", words).map(html -> new RenderedMail(to, subject, text, html)));
    }

    private Uni<String> write(String file, Map<String, Object> words) {
        Template template = engine.getTemplate("mails/" + file);
        if (template == null) {
            return Uni.createFrom().failure(new IllegalStateException("There is no template " + file));
        }
        TemplateInstance instance = template.instance();
        words.forEach(instance::data);
        return instance.createUni();
    }
}
