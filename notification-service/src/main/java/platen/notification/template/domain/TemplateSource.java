package platen.notification.template.domain;

/**
 * A mail's words before any value is put in: Qute, in the body of light Markdown.
 *
 * @param subject one line
 */
public record TemplateSource(String subject, String body) {

    /** Reads a file whose first line is the subject. */
    public static TemplateSource parse(String file) {
        int end = file.indexOf('\n');
        return end < 0
                ? new TemplateSource(file.strip(), "")
                : new TemplateSource(
                        file.substring(0, end).strip(), file.substring(end + 1).strip() + "\n");
    }
}
