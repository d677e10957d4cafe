package platen.scim.failing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.scim.failing.domain.ProvisioningFailure.Step;

/** When somebody is told. */
class ProvisioningFailureTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");

    @ParameterizedTest
    @CsvSource({
        "20,20,RAISE",
        "20,11,RAISE",
        "20,10,NOTHING",
        "19,19,NOTHING",
        "1000,500,NOTHING",
        "1000,501,RAISE",
        "0,0,NOTHING"
    })
    void isToldWhenMostOfManyWritesAreRefused(long all, long refused, Step expected) {
        assertThat(next(null, all, refused)).isEqualTo(expected);
        assertThat(next(ended(Duration.ofMinutes(10)), all, refused)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "PT5M,30,30,NOTHING",
        "PT23H59M,30,30,NOTHING",
        "PT24H,30,30,RAISE",
        "PT5M,30,16,NOTHING",
        "PT5M,30,15,END",
        "PT5M,1,0,END",
        "PT5M,1,1,NOTHING",
        "PT24H,1,1,NOTHING",
        "PT5M,0,0,NOTHING",
        "PT24H,0,0,END"
    })
    void isToldAgainADayLaterOrAfterItHadEnded(Duration ago, long all, long refused, Step expected) {
        assertThat(next(new ProvisioningFailure(NOW.minus(ago), null), all, refused))
                .isEqualTo(expected);
    }

    private static ProvisioningFailure ended(Duration ago) {
        return new ProvisioningFailure(NOW.minus(ago), NOW.minus(ago).plusSeconds(60));
    }

    private static Step next(@Nullable ProvisioningFailure before, long all, long refused) {
        return ProvisioningFailure.next(before, new RecentWrites(all, refused), 20, NOW);
    }
}
