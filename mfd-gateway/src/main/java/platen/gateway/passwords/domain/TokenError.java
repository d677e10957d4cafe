package platen.gateway.passwords.domain;

import java.util.Collection;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * An error of a token endpoint (RFC 6749, 5.2), with what Entra ID adds to it.
 *
 * @param error the code, as {@code invalid_grant}
 * @param description free text; Entra ID's begins with its own code, as {@code AADSTS50076}
 * @param codes Entra ID's own codes
 */
public record TokenError(String error, String description, Collection<Integer> codes) {

    /** Second factor to be given (50076, 50074), to be enrolled (50079, 50072), or asked for elsewhere (50158). */
    private static final Set<Integer> SECOND_FACTOR = Set.of(50072, 50074, 50076, 50079, 50158);

    private static final Pattern SECOND_FACTOR_IN_WORDS = Pattern.compile("AADSTS(50072|50074|50076|50079|50158)\\b");
    private static final Set<String> MORE = Set.of("interaction_required", "mfa_required");
    private static final String WRONG = "invalid_grant";

    public Grant meaning() {
        if (MORE.contains(error)
                || codes.stream().anyMatch(SECOND_FACTOR::contains)
                || SECOND_FACTOR_IN_WORDS.matcher(description).find()) {
            return new Grant.NeedsMore();
        }
        return error.equals(WRONG) ? new Grant.Wrong() : new Grant.Away("error");
    }

    @Override
    public String toString() {
        return "TokenError[" + error + "]";
    }
}
