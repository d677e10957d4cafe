package platen.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class PortHoldersTest {

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhichPartsPortIsTakenAndByWhom() throws IOException {
        try (ServerSocket holder = new ServerSocket(0)) {
            List<String> conflicts = PortHolders.conflicts(List.of(wanting(holder.getLocalPort())));

            assertThat(conflicts)
                    .singleElement()
                    .asString()
                    .contains("port " + holder.getLocalPort() + ", wanted by identity, is taken by ")
                    .contains("of process " + ProcessHandle.current().pid() + " (java)");
        }
    }

    @Test
    void hasNothingToSayAboutFreePorts() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThat(PortHolders.conflicts(List.of(wanting(port)))).isEmpty();
    }

    private static Part wanting(int port) {
        ProcessPart.Run run = new ProcessPart.Run(List.of(), Path.of("."), Map::of, () -> true, Optional::empty);
        return new ProcessPart("identity", Set.of(), List.of(port), Path.of("x.log"), run);
    }
}
