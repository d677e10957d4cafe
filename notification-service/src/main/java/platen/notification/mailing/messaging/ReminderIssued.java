package platen.notification.mailing.messaging;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/**
 * Body of {@code access-code-reminder-issued}, as far as it matters here.
 *
 * @param resendId the request of ours that it answers; null when somebody asked at a device
 */
record ReminderIssued(
        UUID userId,
        long version,
        @Nullable Sealed sealedCode,
        @Nullable UUID resendId) {}
