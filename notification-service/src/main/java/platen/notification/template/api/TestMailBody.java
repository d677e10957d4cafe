package platen.notification.template.api;

import jakarta.validation.constraints.NotNull;
import org.jspecify.annotations.Nullable;

/**
 * Where a test mail goes, and what it says.
 *
 * @param draft null for what the mail says now
 */
public record TestMailBody(@NotNull String to, @Nullable TemplateBody draft) {

    /** An address is personal data. */
    @Override
    public String toString() {
        return "TestMailBody[…]";
    }
}
