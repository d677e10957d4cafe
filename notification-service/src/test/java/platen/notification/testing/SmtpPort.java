package platen.notification.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;
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
}
