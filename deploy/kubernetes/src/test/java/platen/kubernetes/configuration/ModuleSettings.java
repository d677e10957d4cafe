package platen.kubernetes.configuration;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings of one module: of its mappings, of the variables its properties name, and of keys in annotations. */
final class ModuleSettings {

    private final PropertiesFile file;
    private final List<SettingGroup> mapped;
    private final Map<String, Optional<String>> annotated;

    private ModuleSettings(PropertiesFile file, List<SettingGroup> mapped, Map<String, Optional<String>> annotated) {
        this.file = file;
        this.mapped = mapped;
        this.annotated = annotated;
    }

    /** Reads a module; {@code properties} is the file below its resources. */
    static ModuleSettings of(Path module, String properties) {
        Path sources = module.resolve("src/main/java");
        return new ModuleSettings(
                PropertiesFile.of(module.resolve("src/main/resources").resolve(properties)),
                ConfigMappings.below(sources),
                AnnotatedKeys.below(sources));
    }

    /** Its properties as they stand in the file. */
    Map<String, String> properties() {
        return file.entries();
    }

    /** All groups; keys that {@code elsewhere} knows are left out. */
    List<SettingGroup> groups(Set<String> elsewhere) {
        List<SettingGroup> groups = new ArrayList<>();
        List<Setting> loose =
                Stream.concat(named().stream(), annotated(elsewhere).stream()).toList();
        if (!loose.isEmpty()) {
            groups.add(new SettingGroup("", "", loose));
        }
        mapped.forEach(group -> groups.add(group.map(this::withProperties)));
        groups.removeIf(group -> group.settings().isEmpty());
        return groups;
    }

    /** What the module's own properties make of a mapped setting. */
    private Setting withProperties(Setting setting) {
        String value = file.entries().get(setting.property());
        if (value == null) {
            return setting;
        }
        if (Expression.isWhole(value)) {
            Expression expression = Expression.in(setting.property(), value).getFirst();
            return setting.setBy(expression.variable(), blankIsNone(expression.preset()), expression.required());
        }
        return setting.withPreset(reference(value));
    }

    /** Variables that the properties name for other things than mapped settings. */
    private List<Setting> named() {
        Set<String> known = mappedProperties();
        Map<String, List<Expression>> byVariable = new LinkedHashMap<>();
        file.entries()
                .forEach((property, value) -> Expression.in(property, value)
                        .forEach(expression -> byVariable
                                .computeIfAbsent(expression.variable(), it -> new ArrayList<>())
                                .add(expression)));
        return byVariable.entrySet().stream()
                .filter(it -> it.getValue().stream().noneMatch(expression -> known.contains(expression.property())))
                .map(it -> named(it.getKey(), it.getValue()))
                .toList();
    }

    private Setting named(String variable, List<Expression> places) {
        String preset = places.stream()
                .map(Expression::preset)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        return new Setting(
                places.getFirst().property(),
                List.of(variable),
                guess(preset),
                blankIsNone(preset),
                places.stream().allMatch(Expression::required),
                file.sentences().getOrDefault(variable, ""));
    }

    private List<Setting> annotated(Set<String> elsewhere) {
        Set<String> known = mappedProperties();
        return annotated.entrySet().stream()
                .filter(it -> !known.contains(it.getKey())
                        && !elsewhere.contains(it.getKey())
                        && !file.entries().containsKey(it.getKey()))
                .map(it -> annotated(it.getKey(), it.getValue().orElse(null)))
                .toList();
    }

    private Setting annotated(String key, @Nullable String preset) {
        return new Setting(
                key,
                List.of(Setting.variableOf(key)),
                guess(preset),
                preset,
                preset == null,
                file.sentences().getOrDefault(key, ""));
    }

    private Set<String> mappedProperties() {
        return mapped.stream()
                .flatMap(group -> group.settings().stream())
                .map(Setting::property)
                .collect(Collectors.toSet());
    }

    /** {@code ${quarkus.x:}} means that other property. */
    private static @Nullable String reference(String value) {
        return value.startsWith("${") ? "as " + value.replaceAll("\\$\\{([^:}]*)(:[^}]*)?}", "$1") : value;
    }

    private static @Nullable String blankIsNone(@Nullable String preset) {
        return preset == null || preset.isEmpty() ? null : preset;
    }

    private static String guess(@Nullable String preset) {
        if (preset == null) {
            return "text";
        }
        if (preset.equals("true") || preset.equals("false")) {
            return "`true` or `false`";
        }
        if (preset.matches("P.+|\\d+[smh]")) {
            return "duration";
        }
        return preset.matches("\\d+") ? "number" : preset.matches("\\d+[KMG]") ? "size" : "text";
    }
}
