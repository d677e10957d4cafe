package platen.gateway.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LoadingTest {

    private static final Duration PATIENCE = Duration.ofMinutes(10);

    @Test
    void isOverWhenFewRecordsAreUnread() {
        assertThat(isOver(OptionalLong.of(1_000), false, Duration.ZERO)).isTrue();
        assertThat(isOver(OptionalLong.of(0), false, Duration.ZERO)).isTrue();
    }

    @Test
    void goesOnWhileMoreAreUnreadWhateverIsKnown() {
        assertThat(isOver(OptionalLong.of(1_001), false, Duration.ofMinutes(9))).isFalse();
        assertThat(isOver(OptionalLong.of(1_001), true, Duration.ofMinutes(9))).isFalse();
    }

    @Test
    void isOverForWhoKnowsSomethingWhileKafkaIsSilent() {
        assertThat(isOver(OptionalLong.empty(), true, Duration.ZERO)).isTrue();
        assertThat(isOver(OptionalLong.empty(), false, Duration.ofMinutes(9))).isFalse();
    }

    @Test
    void isOverWhenPatienceIs() {
        assertThat(isOver(OptionalLong.of(1_000_000), false, PATIENCE)).isTrue();
        assertThat(isOver(OptionalLong.empty(), false, PATIENCE)).isTrue();
    }

    private static boolean isOver(OptionalLong unread, boolean known, Duration lasted) {
        return new Loading(unread, known, lasted).isOver(1_000, PATIENCE);
    }
}
