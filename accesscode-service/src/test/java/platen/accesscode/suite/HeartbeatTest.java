package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** The gateway can tell that the stream runs. */
@QuarkusTest
@WithEngines
class HeartbeatTest {

    @Test
    void beatsOnEveryPartition() {
        List<TestRecord> beats = TestTopics.ofThisRun()
                .await(Credentials.TOPIC, 9, Duration.ofSeconds(20), record -> "*".equals(record.key()));

        assertThat(beats)
                .allMatch(beat -> beat.type().equals("platen.accesscode.heartbeat.v1"))
                .allMatch(beat -> beat.json().hasNonNull("time"));
        assertThat(beats.stream().map(TestRecord::partition).collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(0, 1, 2);
    }
}
