package platen.testing.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;

import com.tngtech.archunit.ArchConfiguration;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.ArrayList;
import java.util.List;

/**
 * The house's layout of a service: feature first, then {@code domain}, {@code api}, {@code messaging}, {@code persistence}. A layer the
 * service says it has must have a class, or every rule about it would hold by emptiness.
 */
public final class ArchitectureRules {

    /** They do not see each other. */
    private static final List<String> OUTER_LAYERS = List.of("api", "messaging", "persistence");

    private static final List<String> INJECTIONS = List.of(
            "jakarta.inject.Inject",
            "org.eclipse.microprofile.config.inject.ConfigProperty",
            "org.eclipse.microprofile.rest.client.inject.RestClient",
            "org.eclipse.microprofile.reactive.messaging.Channel",
            "io.smallrye.reactive.messaging.annotations.Channel");

    static {
        // The rules go by names, and what stands behind the names of libraries takes seconds to read.
        ArchConfiguration.get().setResolveMissingDependenciesFromClassPath(false);
    }

    private final String root;
    private final JavaClasses classes;
    private final List<String> layers = new ArrayList<>();

    private ArchitectureRules(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Looks at the main classes below a package, as in {@code ofPackage("platen.identity")}. */
    public static ArchitectureRules ofPackage(String root) {
        return new ArchitectureRules(
                root,
                new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(root));
    }

    /** For classes that are tests' own. */
    static ArchitectureRules ofTestPackage(String root) {
        return new ArchitectureRules(root, new ClassFileImporter().importPackages(root));
    }

    /** Names the layers this service has. */
    public ArchitectureRules withLayers(String... mandatory) {
        layers.addAll(List.of(mandatory));
        return this;
    }

    /** Fails with every broken rule of the first kind that is broken. */
    public void check() {
        if (classes.isEmpty()) {
            throw new AssertionError("No class below " + root);
        }
        layers.forEach(this::requireLayer);
        rules().forEach(rule -> rule.check(classes));
    }

    private void requireLayer(String layer) {
        boolean exists = classes.stream()
                .anyMatch(type -> (type.getPackageName() + ".").startsWith(root + ".")
                        && (type.getPackageName() + ".").contains("." + layer + "."));
        if (!exists) {
            throw new AssertionError("No class in a package " + layer + " below " + root);
        }
    }

    private List<ArchRule> rules() {
        List<ArchRule> rules = new ArrayList<>();
        rules.add(classes()
                .that()
                .resideInAPackage(below("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("", "java..", "org.jspecify..", "platen..domain..")
                .because("a domain holds values and decisions")
                .allowEmptyShould(true));
        OUTER_LAYERS.forEach(layer -> rules.add(outerLayersDoNotSeeEachOther(layer)));
        rules.add(noClasses()
                .should()
                .haveNameMatching(".*(Util|Utils|Helper|Helpers|Manager|Impl)")
                .because("such a name hides what the class is for"));
        INJECTIONS.forEach(annotation -> rules.add(noFieldHas(annotation)));
        return rules;
    }

    private ArchRule outerLayersDoNotSeeEachOther(String layer) {
        String[] others = OUTER_LAYERS.stream()
                .filter(other -> !other.equals(layer))
                .map(this::below)
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideInAPackage(below(layer))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(others)
                .because("they meet in the use cases")
                .allowEmptyShould(true);
    }

    private static ArchRule noFieldHas(String annotation) {
        return noFields()
                .should()
                .beAnnotatedWith(annotation)
                .because("what a class needs comes through its constructor")
                .allowEmptyShould(true);
    }

    private String below(String layer) {
        return root + ".." + layer + "..";
    }
}
