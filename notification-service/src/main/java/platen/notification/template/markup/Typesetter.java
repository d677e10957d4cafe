package platen.notification.template.markup;

import io.quarkus.qute.Template;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.commonmark.node.Node;
import platen.notification.letterhead.domain.Logo;
import platen.notification.template.domain.Content;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.domain.Words;

/** Makes a mail's subject, text and HTML of one source. */
@ApplicationScoped
public class Typesetter {

    private static final int LONGEST_SUBJECT = 200;

    /** A mail as its reader gets it; may hold a code. */
    public record Typeset(PlainLine subject, String text, String html) {

        /**
         * The HTML with a logo above it.
         *
         * @param source where mail programs find it
         * @param alt what it shows, for who does not see it
         */
        public String withLogo(Logo logo, String source, String alt) {
            return HtmlPage.withLogo(html, logo, source, alt);
        }

        @Override
        public String toString() {
            return "Typeset[…]";
        }
    }

    private record Parsed(Template subject, Template body) {}

    private record Default(MailTemplate template, Language language) {}

    private final TemplateEngine engine;
    private final Map<Default, Parsed> defaults = new ConcurrentHashMap<>();

    Typesetter(TemplateEngine engine) {
        this.engine = engine;
    }

    /** With the words that come with this service. */
    public Typeset typeset(MailTemplate template, Language language, Words words) {
        Parsed parsed = defaults.computeIfAbsent(
                new Default(template, language), key -> parse(Resources.source(key.template(), key.language())));
        return typeset(parsed, template, language, words);
    }

    /** With somebody's own words; fails when they are no template. */
    public Typeset typeset(TemplateSource source, MailTemplate template, Language language, Words words) {
        return typeset(parse(source), template, language, words);
    }

    private Parsed parse(TemplateSource source) {
        return new Parsed(engine.parse(Slots.free(source.subject())), engine.parse(Slots.free(source.body())));
    }

    private static Typeset typeset(Parsed parsed, MailTemplate template, Language language, Words words) {
        Slots slots = new Slots();
        Map<String, Object> values = new HashMap<>();
        template.content().variables().forEach(name -> values.put(name, value(slots, name, words)));
        String subject = slots.fill(TemplateEngine.fill(parsed.subject(), values));
        Node body = Markdown.parse(TemplateEngine.fill(parsed.body(), values));
        LayoutWords layout = LayoutWords.in(language);
        String codeLabel = layout.get("code.label");
        String footer = layout.get(template.isNotice() ? "footer.notice" : "footer.person")
                .replace(
                        "{" + Content.ORGANISATION + "}",
                        slots.hold(Content.ORGANISATION, words.get(Content.ORGANISATION))
                                .toString());
        PlainLine title = PlainLine.of(subject, LONGEST_SUBJECT);
        String text = new TextBody(slots, layout, codeLabel).write(body) + "\n--\n"
                + new TextBody(slots, layout, codeLabel).line(footer) + "\n";
        String html = HtmlPage.around(
                language.tag(),
                title.text(),
                new HtmlBody(slots, layout, codeLabel).write(body),
                new HtmlBody(slots, layout, codeLabel).line(footer));
        return new Typeset(title, text, html);
    }

    private static Object value(Slots slots, String name, Words words) {
        return name.equals(Words.REASONS)
                ? words.reasons().stream()
                        .map(reason -> slots.hold(Words.REASONS, reason))
                        .toList()
                : slots.hold(name, words.get(name));
    }
}
