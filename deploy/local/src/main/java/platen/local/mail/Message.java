package platen.local.mail;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What the inbox lists of a mail. {@code size} is of the raw message, in bytes. */
public record Message(long id, Instant receivedAt, String from, List<String> to, String subject, long size) {

    boolean addressedTo(String part) {
        return to.stream().anyMatch(address -> address.toLowerCase(Locale.ROOT).contains(part));
    }
}
