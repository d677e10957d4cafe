package platen.notification.template.api;

import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.markup.Resources;

/**
 * A template.
 *
 * @param subject with {@code {organisation}} where its name goes
 */
public record TemplateView(String name, String subject, boolean holdsCode) {

    static TemplateView of(MailTemplate template) {
        return new TemplateView(
                template.id(), Resources.source(template, Language.ENGLISH).subject(), template.holdsCode());
    }
}
