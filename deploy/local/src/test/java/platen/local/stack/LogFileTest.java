package platen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogFileTest {

    @TempDir
    Path directory;

    @Test
    void givesTheErrorAndItsInnermostCause() throws IOException {
        Path log = directory.resolve("service.log");
        Files.writeString(log, """
                {"level":"INFO","message":"starting"}
                {"level":"ERROR","message":"Failed to start","exception":{"exceptionType":"A","message":"outer","causedBy":{"exception":{"exceptionType":"B","message":"no such role"}}}}
                {"level":"INFO","message":"stopped"}
                """);

        assertThat(LogFile.reason(log, 0, 4)).containsExactly("ERROR Failed to start — B: no such role");
    }

    @Test
    void givesTheNewestLinesWhenThereIsNoError() throws IOException {
        Path log = directory.resolve("service.log");
        Files.writeString(log, "one\ntwo\nthree\n");

        assertThat(LogFile.reason(log, 0, 2)).containsExactly("two", "three");
        assertThat(LogFile.reason(log, 4, 5)).containsExactly("two", "three");
    }

    @Test
    void saysSoWhenThereIsNoLog() {
        assertThat(LogFile.reason(directory.resolve("none.log"), 0, 2))
                .singleElement()
                .asString()
                .contains("cannot be read");
    }
}
