package platen.notification.channel.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * A fact as channels are told it.
 *
 * @param id the event's: the same fact told again carries it again
 * @param type its label, such as {@code user.created}
 * @param data texts, whole numbers and truth values by name, in the order in which the type names them
 */
public record Announcement(String id, String type, Instant time, UUID organisation, Map<String, Object> data) {

    public Announcement {
        data = Collections.unmodifiableMap(new LinkedHashMap<>(data));
    }
}
