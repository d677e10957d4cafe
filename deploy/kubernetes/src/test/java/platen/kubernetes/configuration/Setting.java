package platen.kubernetes.configuration;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A key that the environment of a service may set.
 *
 * @param property its name as a property, {@code platen.mail.from}
 * @param variables the environment variables that set it, the one to use first
 * @param type what its value is, in words
 * @param preset the value without it; null where there is none
 * @param required whether the service does not start without it
 * @param sentence what it means
 */
public record Setting(
        String property,
        List<String> variables,
        String type,
        @Nullable String preset,
        boolean required,
        String sentence) {

    /** The environment variable that SmallRye Config reads a property from. */
    static String variableOf(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    /** The variable to use. */
    public String variable() {
        return variables.getFirst();
    }

    /** Whether a variable sets it; where its property holds {@code NAME}, whoever sets it chooses a name instead. */
    boolean isSetBy(String variable) {
        return variables.contains(variable)
                || List.of(property.split("\\.", -1)).contains("NAME")
                        && variable.matches(Stream.of(property.split("\\.", -1))
                                .map(it -> it.equals("NAME") ? "[A-Z0-9_]+" : variableOf(it))
                                .collect(Collectors.joining("_")));
    }

    /** Whether a value is one of its type, as far as that can be told. */
    public boolean takes(String value) {
        return switch (type) {
            case "number" -> value.matches("-?\\d+");
            case "`true` or `false`" -> value.equals("true") || value.equals("false");
            case "duration" -> value.matches("P.+|\\d+(ms|[smhd])?|off");
            case "period" -> value.matches("P\\d+[YMWD].*");
            case "address" -> value.matches("https?://.+");
            default -> !value.isBlank();
        };
    }

    /** Whether it can be left out on a developer's machine only. */
    public boolean presetIsLocal() {
        return preset != null && preset.contains("localhost") && !preset.contains(",");
    }

    Setting withPreset(@Nullable String value) {
        return new Setting(property, variables, type, value, false, sentence);
    }

    Setting setBy(String variable, @Nullable String value, boolean isRequired) {
        return new Setting(property, List.of(variable, variables.getFirst()), type, value, isRequired, sentence);
    }
}
