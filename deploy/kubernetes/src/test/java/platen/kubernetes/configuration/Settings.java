package platen.kubernetes.configuration;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import platen.kubernetes.Suite;

/** All settings: those of every service, and each service's own. */
public final class Settings {

    private static final String KEYS = "PLATEN_KEYS";
    private static final Settings READ = read();

    private final List<SettingGroup> common;
    private final Map<String, List<SettingGroup>> services;
    private final Set<String> withKeys;

    private Settings(List<SettingGroup> common, Map<String, List<SettingGroup>> services, Set<String> withKeys) {
        this.common = common;
        this.services = services;
        this.withKeys = withKeys;
    }

    /** As the sources have them. */
    public static Settings ofSources() {
        return READ;
    }

    /** What all services understand. */
    List<SettingGroup> common() {
        return common;
    }

    /** What only this one understands. */
    List<SettingGroup> of(String service) {
        return services.getOrDefault(service, List.of());
    }

    /** All that a service understands. */
    public List<Setting> understoodBy(String service) {
        return Stream.concat(common.stream(), of(service).stream())
                .flatMap(group -> group.settings().stream())
                .toList();
    }

    /**
     * What must be set where a service is not at a developer's: what has no default or one that leads to the machine itself, and
     * the place of its keys if it does not start without them.
     */
    public Set<String> neededBy(String service) {
        Set<String> needed = understoodBy(service).stream()
                .filter(setting -> setting.required() || setting.presetIsLocal())
                .map(Setting::variable)
                .collect(Collectors.toCollection(HashSet::new));
        if (withKeys.contains(service)) {
            needed.add(KEYS);
        }
        QuarkusVariables.neededBy(service).forEach(needed::add);
        return needed;
    }

    /** The setting of a variable, if the service understands it. */
    public Optional<Setting> setting(String service, String variable) {
        return understoodBy(service).stream()
                .filter(setting -> setting.isSetBy(variable))
                .findFirst();
    }

    private static Settings read() {
        ModuleSettings kit =
                ModuleSettings.of(Suite.file("service-kit/runtime"), "META-INF/microprofile-config.properties");
        Map<String, ModuleSettings> modules = new LinkedHashMap<>();
        Suite.services()
                .forEach(service ->
                        modules.put(service, ModuleSettings.of(Suite.module(service), "application.properties")));
        // What the services themselves say to the kit, such as their name, is not for the environment.
        Set<String> settled = modules.values().stream()
                .flatMap(module -> module.properties().keySet().stream())
                .collect(Collectors.toSet());
        List<SettingGroup> common = kit.groups(settled);
        Set<String> known = new HashSet<>(kit.properties().keySet());
        common.forEach(group -> group.settings().forEach(setting -> known.add(setting.property())));
        Map<String, List<SettingGroup>> services = new LinkedHashMap<>();
        modules.forEach((service, module) -> services.put(service, module.groups(known)));
        Set<String> withKeys = modules.entrySet().stream()
                .filter(it -> it.getValue().properties().containsKey("platen.keys.required"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return new Settings(common, services, withKeys);
    }
}
