package platen.identity.exports;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What accesscode-service shows of a person. Never printed.
 *
 * @param accessCode null when nobody may see it
 * @param cards their numbers
 */
record RevealedCredentials(@Nullable String accessCode, List<String> cards) {

    @Override
    public String toString() {
        return "RevealedCredentials[…]";
    }
}
