package platen.kubernetes.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import platen.kubernetes.render.HelmLibrary;

/** That the charts keep the rules, with every value set. */
class RulesTest {

    @BeforeAll
    static void helm() {
        HelmLibrary.assumeThere();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("cases")
    void isKept(String rule, Installation installation) {
        assertThat(named(rule).of(installation)).isEmpty();
    }

    static Stream<Arguments> cases() {
        if (!HelmLibrary.isThere()) {
            return Stream.of(Arguments.of("none", null));
        }
        List<Installation> installations = Installation.all();
        return Rules.ALL.stream()
                .flatMap(rule -> installations.stream()
                        .map(installation -> Arguments.of(rule.getClass().getSimpleName(), installation)));
    }

    private static Rule named(String name) {
        return Rules.ALL.stream()
                .filter(rule -> rule.getClass().getSimpleName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
