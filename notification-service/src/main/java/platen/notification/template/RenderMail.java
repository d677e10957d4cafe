package platen.notification.template;

import io.quarkus.qute.Engine;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.notification.contact.domain.Contact;
import platen.notification.contact.domain.Organisation;
import platen.notification.template.domain.HeaderText;
import platen.notification.template.domain.MailAddress;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.PlainLine;
import platen.notification.template.domain.PortalLink;
import platen.notification.template.domain.ReadingAid;

/** Writes a mail from its template, as text and as HTML that say the same. */
@ApplicationScoped
public class RenderMail {

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
        var words = new Words(
                PlainLine.of(contact.displayName()).text(), organisationName.text(), shown, ReadingAid.of(shown), link);
        return write(template.id() + ".txt", words)
                .chain(text -> write(template.id() + ".html", words)
                        .map(html -> new RenderedMail(
                                to, HeaderText.of(new PlainLine(template.subject(organisationName))), text, html)));
    }

    private record Words(String name, String organisation, String code, List<String> hints, String link) {}

    private Uni<String> write(String file, Words words) {
        Template template = engine.getTemplate("mails/" + file);
        if (template == null) {
            return Uni.createFrom().failure(new IllegalStateException("There is no template " + file));
        }
        TemplateInstance instance = template.data("name", words.name())
                .data("organisation", words.organisation())
                .data("code", words.code())
                .data("hints", words.hints())
                .data("link", words.link());
        return instance.createUni();
    }
}
