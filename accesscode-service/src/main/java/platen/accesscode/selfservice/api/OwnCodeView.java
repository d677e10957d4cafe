package platen.accesscode.selfservice.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.issuing.ShownCode;

/**
 * Somebody's own access code.
 *
 * @param masked as many dots as the code has symbols
 * @param code only when revealed
 */
@Schema(name = "OwnAccessCode")
public record OwnCodeView(
        UUID userId,
        String masked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        int length,
        long version,
        Instant issuedAt) {

    static OwnCodeView masked(ShownCode shown) {
        return view(shown, null);
    }

    static OwnCodeView revealed(ShownCode shown) {
        return view(shown, shown.held().code().value());
    }

    private static OwnCodeView view(ShownCode shown, @Nullable String code) {
        var held = shown.held();
        return new OwnCodeView(
                shown.user(), held.code().masked(), code, held.code().length(), held.version(), held.issuedAt());
    }

    @Override
    public String toString() {
        return "OwnCodeView[" + userId + ", version " + version + "]";
    }
}
