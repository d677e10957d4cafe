package platen.notification.template.api;

import java.util.Arrays;
import java.util.List;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.markup.Resources;

/**
 * A template.
 *
 * @param subject as it comes with the service, in English, with {@code {organisation}} where its name goes
 * @param variables that it may use
 * @param languages that it can be had in, as tags
 * @param overridden those of them in which the organisation has its own words
 */
public record TemplateView(
        String name,
        String subject,
        boolean holdsCode,
        List<String> variables,
        List<String> languages,
        List<String> overridden) {

    static TemplateView of(MailTemplate template, List<String> overridden) {
        return new TemplateView(
                template.id(),
                Resources.source(template, Language.ENGLISH).subject(),
                template.holdsCode(),
                template.content().variables().stream().sorted().toList(),
                Arrays.stream(Language.values()).map(Language::tag).toList(),
                overridden);
    }
}
