package platen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.local.stack.PartStatus.State;

class SupervisorTest {

    private static final Duration GRACE = Duration.ofSeconds(5);

    @TempDir
    Path directory;

    private final List<String> changes = Collections.synchronizedList(new ArrayList<>());
    private Supervisor supervisor = supervise();

    @AfterEach
    void stop() throws InterruptedException {
        supervisor.stopAll(GRACE);
    }

    @Test
    void startsAPartWhenWhatItNeedsIsReadyAndStopsItBefore() throws Exception {
        supervisor = supervise(
                part("service", "echo up; exec sleep 60", "database"), part("database", "echo up; exec sleep 60"));

        supervisor.startAll();
        supervisor.stopAll(GRACE);

        assertThat(changes)
                .containsSubsequence(
                        "database ready", "service starting", "service ready", "service stopped", "database stopped");
    }

    @Test
    void namesThePartThatDidNotStartAndQuotesItsLog() {
        supervisor = supervise(part("good", "echo up; exec sleep 60"), part("bad", "echo no licence found; exit 3"));

        assertThatThrownBy(supervisor::startAll)
                .isInstanceOf(PartFailure.class)
                .hasMessageContaining("bad did not start: it ended with status 3")
                .hasMessageContaining("no licence found")
                .hasMessageContaining(directory.resolve("bad.log").toString());
    }

    @Test
    void leavesNothingRunningAfterAFailedStart() throws Exception {
        supervisor = supervise(part("good", "echo up; exec sleep 60"), part("bad", "exit 3"));
        assertThatThrownBy(supervisor::startAll).isInstanceOf(PartFailure.class);

        supervisor.stopAll(GRACE);

        assertThat(supervisor.known()).extracting(PartStatus::pid).containsOnly(0L);
    }

    @Test
    void reportsAPartThatDiesLater() throws Exception {
        supervisor = supervise(part("service", "echo up; exec sleep 60"), part("other", "echo up; exec sleep 60"));
        supervisor.startAll();

        kill("service");

        await().until(() -> state("service") == State.DEAD);
        assertThat(supervisor.firstDeath().join().name()).isEqualTo("service");
        assertThat(state("other")).isEqualTo(State.READY);
    }

    @Test
    void startsADeadPartAgain() throws Exception {
        supervisor = supervise(part("service", "echo up; exec sleep 60"));
        supervisor.startAll();
        kill("service");
        await().until(() -> state("service") == State.DEAD);

        supervisor.restart("service");

        assertThat(state("service")).isEqualTo(State.READY);
        assertThat(supervisor.known().getFirst().pid()).isPositive();
    }

    @Test
    void restartsALivingPartWithoutCallingItDead() throws Exception {
        supervisor = supervise(part("service", "echo up; exec sleep 60"));
        supervisor.startAll();
        long before = supervisor.known().getFirst().pid();

        supervisor.restart("service");

        assertThat(supervisor.known().getFirst().pid()).isNotEqualTo(before);
        assertThat(changes).doesNotContain("service dead");
    }

    @Test
    void killsAPartThatIgnoresBeingAskedToStop() throws Exception {
        supervisor = supervise(part("stubborn", "trap '' TERM; echo up; while :; do sleep 1; done"));
        supervisor.startAll();
        ProcessHandle process =
                ProcessHandle.of(supervisor.known().getFirst().pid()).orElseThrow();

        supervisor.stopAll(Duration.ofMillis(300));

        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void endsAStartThatIsInterrupted() throws Exception {
        supervisor = supervise(part("slow", "exec sleep 60"));
        Thread start = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(supervisor::startAll).isInstanceOf(InterruptedException.class));
        await().until(() -> supervisor.known().getFirst().pid() > 0);

        start.interrupt();
        start.join();
        supervisor.stopAll(GRACE);

        assertThat(state("slow")).isEqualTo(State.STOPPED);
    }

    private void kill(String name) {
        supervisor.known().stream()
                .filter(part -> part.name().equals(name))
                .flatMap(part -> ProcessHandle.of(part.pid()).stream())
                .forEach(ProcessHandle::destroyForcibly);
    }

    private State state(String name) {
        return supervisor.known().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow()
                .state();
    }

    private Supervisor supervise(Part... parts) {
        return new Supervisor(
                List.of(parts), status -> changes.add(status.name() + " " + status.state()), Clock.systemUTC());
    }

    /** Ready as soon as its log says {@code up}. */
    private Part part(String name, String script, String... needs) {
        Path log = directory.resolve(name + ".log");
        ProcessPart.Run run = new ProcessPart.Run(
                List.of("/bin/sh", "-c", script),
                directory,
                Map::of,
                () -> Files.exists(log) && Files.readString(log).contains("up"),
                Optional::empty);
        return new ProcessPart(name, Set.of(needs), List.of(), log, run);
    }
}
