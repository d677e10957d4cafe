package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class CardConverterTest extends GatewaySuite {

    private static final Map<String, String> ONE = Map.of("reader", "0801161DD6", "directory", "02207638");
    private static final Map<String, String> TWO = Map.of("reader", "08012A00FF", "directory", "042,00255");
    private static final Map<String, String> THREE = Map.of("reader", "0801F31234", "directory", "243 04660");

    @Test
    void findsConvertersThatDoWhatTheyPromise() {
        Answer found = find(List.of(ONE, TWO, THREE));

        assertThat(found.status()).isEqualTo(200);
        assertThat(found.json().path("misfits")).isEmpty();
        assertThat(found.json().path("chains")).isNotEmpty();
        Answer tried = attempt(found.json().path("chains").path(0), List.of("0801161DD6", "08012A00FF", "x"));
        assertThat(tried.status()).isEqualTo(200);
        assertThat(tried.json().path("results").toString()).isEqualTo("[\"02207638\",\"04200255\",null]");
    }

    @Test
    void namesThePairThatDoesNotFit() {
        Answer found = find(List.of(ONE, TWO, THREE, Map.of("reader", "0801222222", "directory", "99999999")));

        assertThat(found.json().path("misfits").toString()).isEqualTo("[3]");
    }

    @Test
    void wantsThreeToFiftyPairs() {
        assertThat(find(List.of(ONE, TWO)).status()).isEqualTo(400);
        assertThat(find(Collections.nCopies(51, ONE)).status()).isEqualTo(400);
        Answer wrong = find(List.of(ONE, TWO, Map.of("reader", "x".repeat(129))));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").findValuesAsText("pointer"))
                .containsExactlyInAnyOrder("/pairs/2/reader", "/pairs/2/directory");
        assertThat(wrong.text()).doesNotContain("xxx");
    }

    @Test
    void saysWhatIsWrongWithATry() {
        Answer wrong = attempt(List.of(Map.of("type", "pad")), List.of("1"));

        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.json().path("errors").findValuesAsText("pointer")).containsExactly("/converters/0/length");
        assertThat(attempt(List.of(), List.of()).status()).isEqualTo(400);
    }

    private Answer find(Object pairs) {
        return Http.send("POST", "/api/v1/card-converters/find", office.admin(), Map.of("pairs", pairs));
    }

    private Answer attempt(Object converters, Object values) {
        return Http.send(
                "POST",
                "/api/v1/card-converters/try",
                office.admin(),
                Map.of("converters", converters, "values", values));
    }
}
