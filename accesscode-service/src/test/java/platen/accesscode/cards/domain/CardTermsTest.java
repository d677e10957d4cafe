package platen.accesscode.cards.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CardTermsTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    @Test
    void endAtTheirEndNotAfterIt() {
        CardTerms terms = CardTerms.of(null, NOON);

        assertThat(terms.haveEnded(NOON.minusMillis(1))).isFalse();
        assertThat(terms.haveEnded(NOON)).isTrue();
        assertThat(CardTerms.NONE.haveEnded(Instant.MAX)).isFalse();
    }

    @Test
    void endWithinTenYears() {
        assertThat(CardTerms.of(null, NOON.plusSeconds(3_650L * 86_400)).endTooLate(NOON))
                .isFalse();
        assertThat(CardTerms.of(null, Instant.MAX).endTooLate(NOON)).isTrue();
        assertThat(CardTerms.NONE.endTooLate(NOON)).isFalse();
    }

    @Test
    void giveTheNumberAwayHoweverItIsWritten() {
        var number = new CardNumber("5566AA77");

        assertThat(CardTerms.of("fob 55-66 aa:77!", null).giveAway(number)).isTrue();
        assertThat(CardTerms.of("fob AA77", null).giveAway(number)).isFalse();
        assertThat(CardTerms.NONE.giveAway(number)).isFalse();
    }

    @Test
    void haveNoLabelWhenItIsBlank() {
        assertThat(CardTerms.of("  ", null)).isEqualTo(CardTerms.NONE);
        assertThat(CardTerms.of(" Fob ", null).label()).isEqualTo("Fob");
    }
}
