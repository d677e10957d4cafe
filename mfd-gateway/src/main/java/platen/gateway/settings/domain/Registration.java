package platen.gateway.settings.domain;

import java.util.Optional;
import platen.gateway.readers.domain.SafePattern;

/**
 * How people may register a card of their own at a device.
 *
 * @param byCode proving themselves by access code
 * @param byPassword proving themselves by password
 * @param byMail by a mailed link, where the identity provider wants a second factor
 * @param byOneTimeCode by a code minted for that, once
 * @param allowedCards a {@link SafePattern} that a card's canonical value must match as a whole; any card when empty
 */
public record Registration(
        boolean byCode, boolean byPassword, boolean byMail, boolean byOneTimeCode, Optional<String> allowedCards) {

    public static final Registration DEFAULT = new Registration(true, false, false, true, Optional.empty());

    /**
     * @param card canonical
     */
    public boolean allows(String card) {
        return allowedCards
                .map(pattern -> SafePattern.of(pattern).matches(card))
                .orElse(true);
    }
}
