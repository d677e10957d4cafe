package platen.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class UnderWayTest {

    private static final UUID ONE = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();

    private final UnderWay underWay = new UnderWay(5, 3);

    @Test
    void leavesAnOrganisationNoMoreThanItsShare() {
        assertThat(underWay.roomFor(ONE)).isEqualTo(3);
        begin(ONE, 3);

        assertThat(underWay.roomFor(ONE)).isZero();
        assertThat(underWay.roomFor(OTHER)).isEqualTo(2);
        underWay.ended(ONE);
        assertThat(underWay.roomFor(ONE)).isEqualTo(1);
    }

    @Test
    void isEmptyOnceAllHaveEnded() {
        begin(ONE, 1);
        long began = System.nanoTime();
        underWay.awaitNone(Duration.ofMillis(20));
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(19_000_000);

        underWay.ended(ONE);

        underWay.awaitNone(Duration.ofMinutes(10));
        assertThat(underWay.roomFor(ONE)).isEqualTo(3);
    }

    private void begin(UUID organisation, int count) {
        for (int i = 0; i < count; i++) {
            underWay.begun(organisation);
        }
    }
}
