package platen.notification.mailing;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;
import platen.kit.messaging.EventOrigin;

/**
 * An issued access code, or a link that confirms a card, as a cause for a mail.
 *
 * @param eventType what the secret was sealed under
 * @param version of the person's code; 1 for a link and for a code that is good once
 * @param chosen whether whoever caused it wants people told; null when nobody was asked
 * @param republished true when the owner only repeats its state
 */
public record Cause(
        String eventId,
        String eventType,
        @Nullable EventOrigin origin,
        UUID userId,
        long version,
        String reason,
        @Nullable Sealed sealedCode,
        @Nullable Boolean chosen,
        boolean republished) {}
