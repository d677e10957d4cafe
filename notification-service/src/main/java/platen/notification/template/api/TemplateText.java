package platen.notification.template.api;

import platen.notification.template.OwnTemplate;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;
import platen.notification.template.markup.Resources;

/**
 * What a mail says in a language.
 *
 * @param overridden whether these are the organisation's own words
 */
public record TemplateText(String name, String language, String subject, String body, boolean overridden) {

    static TemplateText of(MailTemplate template, Language language, OwnTemplate found) {
        TemplateSource own = found.own();
        TemplateSource shown = own == null ? Resources.source(template, language) : own;
        return new TemplateText(template.id(), language.tag(), shown.subject(), shown.body(), own != null);
    }
}
