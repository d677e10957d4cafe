package platen.notification.template.markup;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Stand-ins for values while a template is filled and parsed: one sign each, of Unicode's private use, which neither Qute nor
 * Markdown gives a meaning and which clean values ({@code PlainLine}) never hold.
 */
final class Slots {

    static final char FIRST = '\uE000';

    private static final char LAST = '\uF8FE';

    private final List<Slot> slots = new ArrayList<>();

    /** A value in its place. */
    record Slot(String variable, String value, char sign) {

        @Override
        public String toString() {
            return String.valueOf(sign);
        }
    }

    /** What Qute is given for a value; an empty one is nothing to it, so that a section can ask for it. */
    Object hold(String variable, String value) {
        if (value.isEmpty()) {
            return "";
        }
        Slot slot = new Slot(variable, value, (char) (FIRST + slots.size()));
        slots.add(slot);
        return slot;
    }

    @Nullable
    Slot at(char sign) {
        int index = sign - FIRST;
        return index >= 0 && index < slots.size() ? slots.get(index) : null;
    }

    /** The text with every value in its place. */
    String fill(String text) {
        StringBuilder filled = new StringBuilder();
        for (char sign : text.toCharArray()) {
            Slot slot = at(sign);
            if (slot == null) {
                filled.append(sign);
            } else {
                filled.append(slot.value());
            }
        }
        return filled.toString();
    }

    /** A template's own words must not hold the signs. */
    static String free(String source) {
        return source.chars()
                .map(sign -> sign >= FIRST && sign <= LAST ? '\uFFFD' : sign)
                .collect(StringBuilder::new, (text, sign) -> text.append((char) sign), StringBuilder::append)
                .toString();
    }
}
