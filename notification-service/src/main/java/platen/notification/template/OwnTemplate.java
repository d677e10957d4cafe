package platen.notification.template;

import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.TemplateSource;

/**
 * What an organisation has said of a template.
 *
 * @param own null where the words that come with the service hold
 * @param version counts changes; 0 before the first
 */
public record OwnTemplate(@Nullable TemplateSource own, long version) {

    static final OwnTemplate NONE = new OwnTemplate(null, 0);
}
