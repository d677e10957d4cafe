package platen.notification.template.domain;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Says which of two look-alikes a code holds; generated codes avoid them, typed and imported ones may not. */
public final class ReadingAid {

    private static final Map<Character, String> LOOK_ALIKES = new TreeMap<>(Map.of(
            '0', "0 is the digit zero",
            '1', "1 is the digit one",
            'I', "I is the letter I, as in India",
            'O', "O is the letter O, as in Oscar"));

    private ReadingAid() {}

    /** One sentence for each kind of look-alike in the code, without full stop; a numeric code needs none. */
    public static List<String> of(String code) {
        if (code.chars().allMatch(Character::isDigit)) {
            return List.of();
        }
        return LOOK_ALIKES.entrySet().stream()
                .filter(lookAlike -> code.indexOf(lookAlike.getKey()) >= 0)
                .map(Map.Entry::getValue)
                .toList();
    }
}
