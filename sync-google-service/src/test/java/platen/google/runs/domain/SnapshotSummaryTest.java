package platen.google.runs.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SnapshotSummaryTest {

    @Test
    void nobodyIsImplausibleWhenSomebodyWasThere() {
        assertThat(new SnapshotSummary(0, 0).implausible(1, 0)).isPresent();
        assertThat(new SnapshotSummary(0, 0).implausible(0, 0)).isEmpty();
    }

    @Test
    void noValueAtAllIsImplausibleWhenManyHadOne() {
        assertThat(new SnapshotSummary(10, 0).implausible(10, 5)).isPresent();
        assertThat(new SnapshotSummary(10, 1).implausible(10, 5)).isEmpty();
        assertThat(new SnapshotSummary(10, 0).implausible(10, 4)).isEmpty();
    }
}
