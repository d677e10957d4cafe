package platen.notification.template.markup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import platen.notification.template.domain.Language;
import platen.notification.template.domain.MailTemplate;
import platen.notification.template.domain.TemplateSource;

/** The files below {@code mails} among the resources. */
public final class Resources {

    private Resources() {}

    /** The words that a mail has where nobody has written others. */
    public static TemplateSource source(MailTemplate template, Language language) {
        try (InputStream file = open(language.tag() + "/" + template.id() + ".md")) {
            return TemplateSource.parse(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static InputStream open(String path) {
        InputStream file = Resources.class.getResourceAsStream("/mails/" + path);
        if (file == null) {
            throw new IllegalStateException("There is no file mails/" + path);
        }
        return file;
    }
}
