package platen.accesscode.issuing.api;

import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.issuing.ChangeAccessCode.Wish;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/**
 * Either a code, or {@code generate: true}.
 *
 * @param code A to Z and 0 to 9; lower case is raised, spaces and hyphens are dropped
 */
@Schema(name = "AccessCodeChange")
public record AccessCodeRequest(
        @Nullable String code, @Nullable Boolean generate) {

    Wish wish() {
        boolean generated = Optional.ofNullable(generate).orElse(false);
        if (code != null && !generated) {
            return new Wish.Typed(code);
        }
        if (code == null && generated) {
            return new Wish.Generated();
        }
        throw Problems.invalid(List.of(Violation.at("", "must have either code or generate: true")))
                .exception();
    }

    @Override
    public String toString() {
        return "AccessCodeRequest[…]";
    }
}
