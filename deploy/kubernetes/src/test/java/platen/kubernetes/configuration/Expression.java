package platen.kubernetes.configuration;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An environment variable that a property's value names, {@code ${PLATEN_X:preset}}; without a preset it is required. */
record Expression(
        String property, String variable, @Nullable String preset) {

    private static final Pattern PATTERN = Pattern.compile("\\$\\{(?<variable>[A-Z][A-Z0-9_]+)(?::(?<preset>[^}]*))?}");

    static List<Expression> in(String property, String value) {
        return PATTERN.matcher(value)
                .results()
                .map(match -> new Expression(property, match.group("variable"), match.group("preset")))
                .toList();
    }

    /** Whether the value is this variable and nothing else. */
    static boolean isWhole(String value) {
        Matcher matcher = PATTERN.matcher(value);
        return matcher.matches();
    }

    boolean required() {
        return preset == null;
    }
}
