package platen.notification.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.awaitility.Awaitility;
import platen.engines.Ports;

/** Reserves the port where the service looks for a mail server; whether one is there, each test decides. Makes it impatient. */
public final class SmtpPort implements QuarkusTestResourceLifecycleManager {

    private static final String PORT = "platen.test.smtp.port";

    @Override
    public Map<String, String> start() {
        int port = Ports.unused();
        System.setProperty(PORT, Integer.toString(port));
        return Map.of(
                "quarkus.mailer.host", "127.0.0.1",
                "quarkus.mailer.port", Integer.toString(port),
                "platen.mail.poll", "PT0.1S",
                "platen.mail.lease", "PT2S",
                "platen.mail.patience", "PT2S",
                "platen.mail.retry.first", "PT0.2S",
                "platen.parked.poll", "0.2s",
                "quarkus.log.file.enabled", "true",
                "quarkus.log.file.path", "target/service.log");
    }

    @Override
    public void stop() {
        System.clearProperty(PORT);
    }

    static int get() {
        return Integer.getInteger(PORT);
    }

    /** A server that was just closed may hold its port for another moment. */
    static void awaitFree() {
        Awaitility.await("the port of the server before to be free")
                .ignoreExceptionsInstanceOf(BindException.class)
                .until(() -> {
                    listening().close();
                    return true;
                });
    }

    static ServerSocket listening() throws IOException {
        ServerSocket server = new ServerSocket();
        try {
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), get()));
            return server;
        } catch (IOException taken) {
            server.close();
            throw taken;
        }
    }
}
