package platen.notification.template.domain;

import java.util.List;

/** Finds which of two look-alikes a code holds; generated codes avoid them, typed and imported ones may not. */
public final class ReadingAid {

    private static final String LOOK_ALIKES = "01IO";

    private ReadingAid() {}

    /** The look-alikes in the code, each once; a numeric code needs no aid. */
    public static List<Character> of(String code) {
        if (code.chars().allMatch(Character::isDigit)) {
            return List.of();
        }
        return LOOK_ALIKES
                .chars()
                .filter(lookAlike -> code.indexOf(lookAlike) >= 0)
                .mapToObj(lookAlike -> (char) lookAlike)
                .toList();
    }
}
