package platen.accesscode.policy.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicySettingsTest {

    @Test
    void changeNothingWhereTheySayNothing() {
        assertThat(PolicySettings.NONE.over(CodePolicy.STANDARD)).isEqualTo(CodePolicy.STANDARD);
    }

    @Test
    void goBeforeEverySettingOfTheOther() {
        CodePolicy other = new CodePolicy(
                new UniquenessPolicy(CodeFormat.NUMERIC, 9, 0.5, 1),
                true,
                new Visibility(false, Set.of()),
                new Expiry(30, 3, Instant.parse("2026-01-05T08:30:00Z")),
                new SelfService(true, 9),
                3);

        assertThat(PolicySettings.of(other).over(CodePolicy.STANDARD)).isEqualTo(other);
        assertThat(PolicySettings.of(CodePolicy.STANDARD).over(other)).isEqualTo(CodePolicy.STANDARD);
    }

    @Test
    void leaveTheRestToTheOther() {
        var numeric = new PolicySettings(
                CodeFormat.NUMERIC, null, null, null, null, null, Set.of(), null, null, null, null, null, null);

        CodePolicy result = numeric.over(CodePolicy.STANDARD);

        assertThat(result.uniqueness()).isEqualTo(new UniquenessPolicy(CodeFormat.NUMERIC, 6, 0.001, 90));
        assertThat(result.visibility()).isEqualTo(new Visibility(true, Set.of()));
        assertThat(result.expiry()).isEqualTo(CodePolicy.STANDARD.expiry());
    }

    @Test
    void mayCombineToANoticeLongerThanTheTermWhichIsCut() {
        assertThat(new Expiry(5, 30, Instant.EPOCH).notice()).isEqualTo(Duration.ofDays(4));
        assertThat(new Expiry(Expiry.NEVER, 30, Instant.EPOCH).notice()).isEqualTo(Duration.ZERO);
        assertThat(new Expiry(60, 30, Instant.EPOCH).notice()).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void tellWhetherACodeLooksAsIfItHadBeenDrawnUnderThem() {
        UniquenessPolicy policy = UniquenessPolicy.STANDARD;

        assertThat(policy.fits("K7P4WX")).isTrue();
        assertThat(policy.fits("234567")).isTrue();
        assertThat(policy.fits("K7P4WX9Z")).as("longer").isTrue();
        assertThat(policy.fits("K7P4W")).as("shorter").isFalse();
        assertThat(policy.fits("K7P401")).as("0 and 1 are not drawn").isFalse();
    }
}
