package platen.notification.mailing.messaging;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.Sealed;

/** Body of {@code access-code-issued}, as far as it matters here. */
record AccessCodeIssued(
        UUID userId,
        long version,
        String reason,
        @Nullable Sealed sealedCode,
        @JsonProperty("notify") @Nullable Boolean chosen) {}
