package platen.gateway.onetimecodes.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.gateway.onetimecodes.MintOneTimeCode.Result.Minted;

/**
 * A new one-time code.
 *
 * @param code eight digits, the only time they are shown; left out where they go by mail alone
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MintedCodeView(
        UUID id,

        @Schema(enumeration = {"login", "card-registration"})
        String purpose,

        @Nullable String code,
        boolean mailed,
        Instant expiresAt) {

    static MintedCodeView of(Minted minted, boolean shown) {
        return new MintedCodeView(
                minted.code().id(),
                minted.code().purpose().text(),
                shown ? minted.digits().value() : null,
                minted.code().mailed(),
                minted.code().expiresAt());
    }

    @Override
    public String toString() {
        return "MintedCodeView[" + id + "]";
    }
}
