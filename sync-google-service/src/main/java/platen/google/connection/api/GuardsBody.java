package platen.google.connection.api;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.Guard;
import platen.google.connection.domain.Guards;

/**
 * How many changes of each class a run may apply without approval; those applied in the 24 hours before count. A class left out has the
 * defaults.
 */
public record GuardsBody(
        @Valid @Nullable GuardBody removals,
        @Valid @Nullable GuardBody disables,
        @Valid @Nullable GuardBody codeClears,
        @Valid @Nullable GuardBody cardClears,
        @Valid @Nullable GuardBody emailChanges) {

    /** The limit of one class. What is left out has its default. */
    public record GuardBody(
            @Schema(description = "Fewer are not held, but for the cap.", defaultValue = "5")
            @Min(0)
            @Max(10_000_000)
            @Nullable
            Integer floor,

            @Schema(description = "A larger share of the people known is held.", defaultValue = "10")
            @Min(0)
            @Max(100)
            @Nullable
            Integer percent,

            @Schema(description = "More are held whatever their share. There is none by default.")
            @Min(0)
            @Max(10_000_000)
            @Nullable
            Integer cap) {

        static GuardBody of(Guard guard) {
            return new GuardBody(guard.floor(), guard.percent(), guard.cap());
        }

        Guard toDomain() {
            return new Guard(
                    floor == null ? Guard.DEFAULT.floor() : floor,
                    percent == null ? Guard.DEFAULT.percent() : percent,
                    cap);
        }
    }

    static GuardsBody of(Guards guards) {
        return new GuardsBody(
                GuardBody.of(guards.removals()),
                GuardBody.of(guards.disables()),
                GuardBody.of(guards.codeClears()),
                GuardBody.of(guards.cardClears()),
                GuardBody.of(guards.emailChanges()));
    }

    Guards toDomain() {
        return new Guards(guard(removals), guard(disables), guard(codeClears), guard(cardClears), guard(emailChanges));
    }

    private static Guard guard(@Nullable GuardBody given) {
        return given == null ? Guard.DEFAULT : given.toDomain();
    }
}
