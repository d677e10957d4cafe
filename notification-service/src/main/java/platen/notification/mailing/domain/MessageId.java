package platen.notification.mailing.domain;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;
import platen.notification.template.domain.MailAddress;

/**
 * The Message-ID of a mail (RFC 5322, section 3.6.4), made from the id of its cause: the same at every attempt, so that a mail
 * which arrives twice can be told for one.
 */
public final class MessageId {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private MessageId() {}

    public static String of(String causeEventId, MailAddress from) {
        String left = PLAIN.matcher(causeEventId).matches()
                ? causeEventId
                : UUID.nameUUIDFromBytes(causeEventId.getBytes(StandardCharsets.UTF_8))
                        .toString();
        return "<" + left + "@" + from.domain() + ">";
    }
}
