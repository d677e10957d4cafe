package platen.notification.webhooks.api;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import platen.notification.channel.domain.AnnouncedType;
import platen.notification.channel.domain.Announcement;
import platen.notification.webhooks.WebhookChannel;

/**
 * A type of event that can be picked.
 *
 * @param example the body of a delivery
 */
public record EventTypeView(String type, String description, Map<String, Object> example) {

    private static final Instant TIME = Instant.parse("2026-01-05T08:30:00Z");
    private static final UUID ORGANISATION = UUID.fromString("0b9f6c1e-6f0e-4a53-9a3e-2f4a3b1c5d01");
    private static final String EVENT = "5e0c7a52-3f0e-4c7e-9d55-8a7b6c5d4e3f";

    static EventTypeView of(AnnouncedType type) {
        return new EventTypeView(
                type.label(),
                type.meaning(),
                WebhookChannel.body(new Announcement(EVENT, type.label(), TIME, ORGANISATION, type.example())));
    }
}
