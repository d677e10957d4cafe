package platen.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import com.marcnuri.helm.LintResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import platen.kubernetes.render.Chart;
import platen.kubernetes.render.HelmLibrary;
import platen.kubernetes.render.ValueSet;

/** That Helm takes the charts. */
class ChartsTest {

    @BeforeAll
    static void helm() {
        HelmLibrary.assumeThere();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("charts")
    void lintFindsNothing(Chart chart) {
        LintResult result = chart.lint();

        assertThat(result.isFailed())
                .as(() -> String.join("\n", result.getMessages()))
                .isFalse();
    }

    @ParameterizedTest(allowZeroInvocations = true)
    @MethodSource("valueSets")
    void rendersTheSameEachTime(Chart chart, ValueSet values) {
        assertThat(chart.render(values)).isNotBlank().isEqualTo(chart.render(values));
    }

    static Stream<Chart> charts() {
        return Chart.all().stream();
    }

    static Stream<Arguments> valueSets() {
        return Chart.all().stream()
                .flatMap(chart -> chart.valueSets().stream().map(values -> Arguments.of(chart, values)));
    }
}
