package platen.kubernetes.configuration;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The {@code @ConfigMapping} interfaces of a module. */
final class ConfigMappings {

    private static final Pattern OPTIONAL =
            Pattern.compile("Optional<(?<type>.+)>|Optional(?<primitive>Int|Long|Double)");
    private static final Pattern LIST = Pattern.compile("(?:List|Set)<(?<type>.+)>");
    private static final Set<String> KNOWN =
            Set.of("WithDefault", "WithName", "WithParentName", "Positive", "PositiveOrZero", "Min", "Max");

    /** A map's settings, one for each key, which whoever sets them chooses. */
    private static final Pattern MAP = Pattern.compile("Map<String, ?(?<type>.+)>");

    private static final String ANY_KEY = ".NAME";

    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("int", "number"),
            Map.entry("Integer", "number"),
            Map.entry("long", "number"),
            Map.entry("Int", "number"),
            Map.entry("Long", "number"),
            Map.entry("boolean", "`true` or `false`"),
            Map.entry("String", "text"),
            Map.entry("UUID", "id"),
            Map.entry("URI", "address"),
            Map.entry("Duration", "duration"),
            Map.entry("Period", "period"));

    private final JavaSources sources;

    private ConfigMappings(JavaSources sources) {
        this.sources = sources;
    }

    /** The groups of settings of all mappings below a folder of sources, outer ones first. */
    static List<SettingGroup> below(Path folder) {
        ConfigMappings mappings = new ConfigMappings(JavaSources.below(folder, "@ConfigMapping"));
        List<SettingGroup> groups = new ArrayList<>();
        for (CompilationUnitTree unit : mappings.sources.units()) {
            TreePath top = new TreePath(unit);
            for (Tree declaration : unit.getTypeDecls()) {
                if (declaration instanceof ClassTree type) {
                    JavaSources.annotation(type.getModifiers().getAnnotations(), "ConfigMapping")
                            .flatMap(annotation -> JavaSources.attribute(annotation, "prefix"))
                            .ifPresent(prefix -> mappings.read(new TreePath(top, type), prefix, "", groups));
                }
            }
        }
        return groups;
    }

    private void read(TreePath place, String prefix, String sentence, List<SettingGroup> groups) {
        ClassTree type = (ClassTree) place.getLeaf();
        Map<String, TreePath> nested = new TreeMap<>();
        List<TreePath> methods = new ArrayList<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof ClassTree inner) {
                nested.put(inner.getSimpleName().toString(), new TreePath(place, inner));
            } else if (member instanceof MethodTree) {
                methods.add(new TreePath(place, member));
            }
        }
        List<Setting> settings = new ArrayList<>();
        String own = sources.sentenceAt(place);
        groups.add(new SettingGroup(prefix, own.isEmpty() ? sentence : own, settings));
        for (TreePath method : methods) {
            MethodTree declared = (MethodTree) method.getLeaf();
            Matcher map = MAP.matcher(String.valueOf(declared.getReturnType()));
            boolean many = map.matches();
            String property = property(prefix, declared) + (many ? ANY_KEY : "");
            TreePath group = nested.get(many ? map.group("type") : String.valueOf(declared.getReturnType()));
            if (group == null) {
                settings.add(setting(method, property));
            } else {
                read(group, property, sources.sentenceAt(method), groups);
            }
        }
    }

    private Setting setting(TreePath place, String property) {
        MethodTree method = (MethodTree) place.getLeaf();
        refuseUnknown(method, property);
        String type = MAP.matcher(String.valueOf(method.getReturnType())).replaceFirst("${type}");
        Matcher optional = OPTIONAL.matcher(type);
        boolean canBeAbsent = optional.matches();
        if (canBeAbsent) {
            type = optional.group("type") == null ? optional.group("primitive") : optional.group("type");
        }
        String preset = annotation(method, "WithDefault")
                .flatMap(it -> JavaSources.attribute(it, "value"))
                .orElse(null);
        return new Setting(
                property,
                List.of(Setting.variableOf(property)),
                words(type),
                preset,
                preset == null && !canBeAbsent && !property.contains(ANY_KEY),
                sources.sentenceAt(place));
    }

    private static String property(String prefix, MethodTree method) {
        return annotation(method, "WithParentName").isPresent() ? prefix : prefix + "." + segment(method);
    }

    private static String segment(MethodTree method) {
        return annotation(method, "WithName")
                .flatMap(it -> JavaSources.attribute(it, "value"))
                .orElseGet(() -> kebab(method.getName().toString()));
    }

    /** SmallRye's default naming: {@code perAddress} is {@code per-address}. */
    private static String kebab(String name) {
        return name.replaceAll("(?<=[a-z0-9])(?=[A-Z])", "-").toLowerCase(java.util.Locale.ROOT);
    }

    private static String words(String type) {
        Matcher list = LIST.matcher(type);
        if (list.matches()) {
            return "list of " + words(list.group("type"));
        }
        String known = WORDS.get(type);
        if (known == null) {
            throw new IllegalStateException("No words for the type " + type + " of a setting; give it some");
        }
        return known;
    }

    private static Optional<AnnotationTree> annotation(MethodTree method, String name) {
        return JavaSources.annotation(method.getModifiers().getAnnotations(), name);
    }

    private static void refuseUnknown(MethodTree method, String property) {
        Set<String> names = method.getModifiers().getAnnotations().stream()
                .map(it -> it.getAnnotationType().toString())
                .collect(Collectors.toSet());
        if (!KNOWN.containsAll(names)) {
            throw new IllegalStateException(property + " has annotations this reader does not know: " + names);
        }
    }
}
