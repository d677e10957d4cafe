package platen.gateway.onetimecodes.api;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.domain.OneTimeCode;

/**
 * A one-time code as the record has it. Its digits are kept nowhere.
 *
 * @param code all of it hidden
 * @param mintedBy subject of who asked for it
 * @param endedAt when it was used or ended; null while it is open, and when it has expired
 * @param endedBy subject of who revoked it
 */
public record OneTimeCodeView(
        UUID id,

        @Schema(enumeration = {"login", "card-registration"})
        String purpose,

        String code,

        @Schema(enumeration = {"open", "expired", "used", "revoked", "person-left"})
        String state,

        boolean mailed,
        Instant mintedAt,
        String mintedBy,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable String endedBy) {

    private static final String HIDDEN = "••••••••";

    static OneTimeCodeView of(OneTimeCode code, Instant now) {
        return new OneTimeCodeView(
                code.id(),
                code.purpose().text(),
                HIDDEN,
                code.state(now),
                code.mailed(),
                code.mintedAt(),
                code.mintedBy(),
                code.expiresAt(),
                code.end().map(OneTimeCode.End::at).orElse(null),
                code.end().flatMap(OneTimeCode.End::by).orElse(null));
    }
}
