package platen.notification.template.domain;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What is put into a mail, by the name of its variable. Every value is one clean line; it never becomes markup. May hold a
 * code: lives no longer than the attempt and is never logged.
 *
 * @param reasons the one variable that is a list
 */
public record Words(Map<String, String> values, List<String> reasons) {

    public static final String REASONS = "reasons";

    public Words {
        values = Map.copyOf(values);
        reasons = List.copyOf(reasons);
    }

    public static Words of(Map<String, String> values) {
        return new Words(values, List.of());
    }

    /** The value, empty where there is none. */
    public String get(String name) {
        return values.getOrDefault(name, "");
    }

    /** The same with one more value. */
    public Words with(String name, String value) {
        Map<String, String> more = new HashMap<>(values);
        more.put(name, value);
        return new Words(more, reasons);
    }

    @Override
    public String toString() {
        return "Words[…]";
    }
}
