package platen.accesscode.issuing.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.issuing.ShownCode;
import platen.accesscode.issuing.domain.CodeOrigin;
import platen.accesscode.issuing.domain.HeldCode;

/**
 * A person's access code as callers see it.
 *
 * @param state {@code active}; {@code reserved} while the person is inactive
 * @param masked the same for every code
 * @param code only when revealed
 * @param origin {@code generated}, {@code typed} or {@code synced}
 * @param source the directory it was synced from
 * @param closeNeighbours how many people's codes are one typing slip away
 */
@Schema(name = "AccessCode")
public record AccessCodeView(
        UUID userId,
        String state,
        String masked,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        int length,
        String origin,
        @Nullable String source,
        long version,
        Instant issuedAt,
        int closeNeighbours) {

    private static final String MASK = "••••••";

    static AccessCodeView masked(ShownCode shown) {
        return view(shown, null);
    }

    static AccessCodeView revealed(ShownCode shown) {
        return view(shown, shown.held().code().value());
    }

    private static AccessCodeView view(ShownCode shown, @Nullable String code) {
        HeldCode held = shown.held();
        return new AccessCodeView(
                shown.user(),
                held instanceof HeldCode.Active ? "active" : "reserved",
                MASK,
                code,
                held.code().length(),
                held.origin().slug(),
                held.origin() instanceof CodeOrigin.Synced synced ? synced.source() : null,
                held.version(),
                held.issuedAt(),
                shown.closeNeighbours());
    }

    @Override
    public String toString() {
        return "AccessCodeView[" + userId + ", version " + version + "]";
    }
}
