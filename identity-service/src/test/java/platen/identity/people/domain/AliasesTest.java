package platen.identity.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.identity.domain.Checked;

class AliasesTest {

    private final Aliases byHand = Aliases.NONE.named(List.of("Anita"));

    @Test
    void whatIsByHandStaysByHand() {
        Aliases given = byHand.and("google", List.of("ANITA", "silva"));

        assertThat(given.names()).containsExactly("Anita", "silva");
        assertThat(given.sources()).isEqualTo(Map.of("silva", Set.of("google")));
        assertThat(given.without("google")).isEqualTo(byHand);
        assertThat(given.named(List.of("silva", "new")).without("google").names())
                .containsExactly("new");
    }

    @Test
    void anAliasOfTwoSourcesGoesWithBoth() {
        Aliases given = byHand.and("google", List.of("silva")).and("scim", List.of("Silva"));

        assertThat(given.without("google").names()).containsExactly("Anita", "silva");
        assertThat(given.without("google").without("scim")).isEqualTo(byHand);
    }

    @Test
    void whatOneOfTwoRecordsHasByHandIsByHand() {
        Aliases google = Aliases.NONE.and("google", List.of("anita", "silva"));

        Aliases merged = google.merged(byHand, List.of("anita", "silva", "twin"));

        assertThat(merged.sources()).isEqualTo(Map.of("silva", Set.of("google")));
    }

    @Test
    void administratorsMayLeaveASourcesAliasesHoweverManyTheyAre() {
        List<String> many = IntStream.range(0, 30).mapToObj(n -> "alias" + n).toList();

        assertThat(new AliasesDraft(many).checked(Aliases.NONE.and("google", many)))
                .isInstanceOf(Checked.Valid.class);
        assertThat(new AliasesDraft(many).checked(Aliases.NONE)).isInstanceOf(Checked.Flawed.class);
    }
}
