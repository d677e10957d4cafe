package platen.notification.testing;

import static java.util.Map.entry;

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
        // The service reads what it trusts once, with its first request.
        var unused = TestAuthority.context();
        return Map.ofEntries(
                entry("quarkus.mailer.host", "127.0.0.1"),
                entry("quarkus.mailer.port", Integer.toString(port)),
                entry("platen.mail.sender-domains", "school.example"),
                entry("platen.mail.poll", "PT0.1S"),
                entry("platen.mail.lease", "PT2S"),
                entry("platen.mail.patience", "PT3S"),
                entry("platen.mail.retry.first", "PT0.1S"),
                entry("platen.parked.poll", "0.2s"),
                // The one address that receivers of webhooks are called at; 127.0.0.2 is as private as any.
                entry("platen.webhooks.allowed-addresses", "127.0.0.1/32"),
                entry("platen.webhooks.trusted-certificates", TestAuthority.CERTIFICATE),
                entry("platen.webhooks.poll", "PT0.1S"),
                entry("platen.webhooks.timeout", "PT2S"),
                entry("platen.webhooks.retry.first", "PT0.2S"),
                entry("quarkus.log.file.enabled", "true"),
                entry("quarkus.log.file.path", "target/service.log"));
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
