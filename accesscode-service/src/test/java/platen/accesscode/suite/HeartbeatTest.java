package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** The gateway can tell that the stream runs. */
@QuarkusTest
@WithEngines
class HeartbeatTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void beatsOnEveryPartition(int partition) {
        List<TestRecord> beats = TestTopics.ofThisRun()
                .await(
                        Credentials.TOPIC,
                        2,
                        Duration.ofSeconds(20),
                        record -> "*".equals(record.key()) && record.partition() == partition);

        assertThat(beats)
                .allMatch(beat -> beat.type().equals("platen.accesscode.heartbeat.v1"))
                .allMatch(beat -> beat.json().hasNonNull("time"));
    }
}
