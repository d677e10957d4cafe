package platen.engines;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

class PortsTest {

    /** 32768 is where Linux begins by default. */
    @Test
    void drawsFromBelowTheRangeOfOutgoingConnections() {
        assertThat(Ports.unused()).isBetween(1_024, 32_767);
    }

    @Test
    void tellsALostPortByTheFailureWhenItsTakerHasLeft() {
        int port = Ports.unused();

        assertThat(Ports.lost(new CompletionException(new BindException("Address already in use")), port))
                .isTrue();
        assertThat(Ports.lost(new IllegalStateException("no memory"), port)).isFalse();
    }

    @Test
    void tellsALostPortByItsTaker() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.ofLiteral(Ports.LOOPBACK))) {
            assertThat(Ports.lost(new IllegalStateException("it did not start"), taken.getLocalPort()))
                    .isTrue();
        }
    }
}
