package platen.notification.webhooks.api;

import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.kit.rest.Problem.Violation;
import platen.notification.channel.domain.AnnouncedType;
import platen.notification.webhooks.Webhook.Wish;
import platen.notification.webhooks.domain.WebhookUrl;

/** What an administrator says of a webhook. */
public record WebhookRequest(
        @Schema(
                description =
                        "Where deliveries are posted: https, a public address, port 443, 8443 or from 1024 on. Auditors"
                                + " see it, so it should hold no secret.")
        @NotNull
        @Size(max = WebhookUrl.LONGEST)
        String url,

        @Schema(description = "As GET /api/v1/webhook-event-types lists them") @NotEmpty @Size(max = 100)
        List<@NotNull @Size(max = 64) String> eventTypes,

        @Size(max = 200) @Pattern(regexp = "\\P{Cntrl}*", message = "must not hold control characters") @Nullable
        String description,

        @Schema(description = "Whether anything is delivered", defaultValue = "true") @Nullable
        Boolean enabled) {

    /** What the annotations cannot say. */
    List<Violation> violations() {
        List<Violation> found = new ArrayList<>();
        if (WebhookUrl.of(url).isEmpty()) {
            found.add(Violation.at("/url", "must be a web address without user, fragment and spaces"));
        }
        for (int i = 0; i < eventTypes.size(); i++) {
            if (AnnouncedType.named(eventTypes.get(i)).isEmpty()) {
                found.add(Violation.at("/eventTypes/" + i, "is no type of event that can be picked"));
            }
        }
        return found;
    }

    Wish wish() {
        return new Wish(url, eventTypes.stream().distinct().toList(), description, !Boolean.FALSE.equals(enabled));
    }

    @Override
    public String toString() {
        return "WebhookRequest[" + eventTypes + "]";
    }
}
