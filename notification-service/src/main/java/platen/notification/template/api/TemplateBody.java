package platen.notification.template.api;

import jakarta.validation.constraints.NotNull;
import platen.notification.template.domain.TemplateSource;

/**
 * What a mail is to say.
 *
 * @param subject one line with variables
 * @param body light Markdown with variables, {@code {#if}} and {@code {#for}}
 */
public record TemplateBody(@NotNull String subject, @NotNull String body) {

    TemplateSource source() {
        return new TemplateSource(subject, body);
    }
}
