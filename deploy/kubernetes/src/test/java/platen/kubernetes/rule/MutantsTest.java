package platen.kubernetes.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.kubernetes.render.HelmLibrary;

/** That each rule notices what it is for. */
class MutantsTest {

    private static final Map<String, Installation> SOUND = new HashMap<>();

    @BeforeAll
    static void render() {
        HelmLibrary.assumeThere();
        Installation.all().forEach(it -> SOUND.put(it.name(), it));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mutants")
    void isNoticed(Mutant mutant) {
        Rule rule = Rules.ALL.stream()
                .filter(it -> it.getClass().equals(mutant.rule()))
                .findFirst()
                .orElseThrow();
        Installation broken = SOUND.get(mutant.values()).copy();
        mutant.fault().accept(new Fault(broken));
        List<Finding> before = rule.of(SOUND.get(mutant.values()));

        assertThat(rule.of(broken)).anyMatch(finding -> !before.contains(finding));
    }

    @Test
    void everyRuleIsTried() {
        Set<Class<?>> tried = mutants().stream().map(Mutant::rule).collect(Collectors.toSet());

        assertThat(Rules.ALL).allMatch(rule -> tried.contains(rule.getClass()));
    }

    static List<Mutant> mutants() {
        return Stream.of(Mutants.ALL, BoundaryMutants.ALL).flatMap(List::stream).toList();
    }
}
