package platen.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplesTest {

    @Test
    void givesTheNearestRank() {
        Samples samples = new Samples();
        for (int i = 100; i >= 1; i--) {
            samples.add(Duration.ofMillis(i));
        }

        assertThat(samples.percentile(0.50)).isEqualTo(50);
        assertThat(samples.percentile(0.99)).isEqualTo(99);
        assertThat(samples.percentile(1.0)).isEqualTo(100);
    }

    @Test
    void refusesToTellWhatWasNotMeasured() {
        assertThatThrownBy(() -> new Samples().percentile(0.5)).hasMessageContaining("nothing was measured");
    }

    @Test
    void drivesEveryBatchOfALoad() throws Exception {
        Load load = new Load(10, Duration.ofMillis(5), 3);
        List<Integer> batches = new ArrayList<>();

        load.drive(batches::add);

        assertThat(batches).containsExactly(0, 1, 2);
        assertThat(load.changes()).isEqualTo(30);
        assertThat(load.title()).isEqualTo("2000 changes/s");
    }

    @Test
    void comparesWithTheBaselineOfTheSameRun() {
        assertThat(new Measurement("story", "x", 30, "ms", 10.0).ratio()).isEqualTo(3);
        assertThat(new Measurement("story", "x", 30, "ms", null)
                        .json()
                        .get("ratio")
                        .isNull())
                .isTrue();
    }
}
