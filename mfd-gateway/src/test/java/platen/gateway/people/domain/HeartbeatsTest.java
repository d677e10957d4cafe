package platen.gateway.people.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    @Test
    void isInterruptedWhileNothingIsKnown() {
        assertThat(Heartbeats.NONE.interrupted(NOW, TIMEOUT)).isTrue();
    }

    @Test
    void givesANewPartitionTimeToBeat() {
        Heartbeats assigned = Heartbeats.NONE.assigned(List.of(0, 1), NOW);

        assertThat(assigned.interrupted(NOW.plusSeconds(3), TIMEOUT)).isFalse();
        assertThat(assigned.interrupted(NOW.plusMillis(3_001), TIMEOUT)).isTrue();
    }

    @Test
    void isInterruptedWhenOnePartitionIsSilent() {
        Heartbeats one = Heartbeats.NONE.assigned(List.of(0, 1), NOW).beat(0, NOW.plusSeconds(4));

        assertThat(one.interrupted(NOW.plusSeconds(4), TIMEOUT)).isTrue();
        assertThat(one.beat(1, NOW.plusSeconds(4)).interrupted(NOW.plusSeconds(4), TIMEOUT))
                .isFalse();
        assertThat(one.revoked(List.of(1)).interrupted(NOW.plusSeconds(4), TIMEOUT))
                .isFalse();
    }

    @Test
    void doesNotTakeAnOldHeartbeatForANewOne() {
        Heartbeats behind = Heartbeats.NONE.beat(0, NOW.minusSeconds(60));

        assertThat(behind.interrupted(NOW, TIMEOUT)).isTrue();
        assertThat(behind.beat(0, NOW).beat(0, NOW.minusSeconds(30)).interrupted(NOW, TIMEOUT))
                .isFalse();
    }
}
