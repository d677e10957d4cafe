package platen.notification.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A mail server that takes everything, at the port where the service looks for one. */
public final class MailCatcher implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final GreenMail server;

    private MailCatcher(GreenMail server) {
        this.server = server;
    }

    public static MailCatcher start() {
        SmtpPort.awaitFree();
        ServerSetup setup = new ServerSetup(SmtpPort.get(), "127.0.0.1", "smtp");
        setup.setServerStartupTimeout(PATIENCE.toMillis());
        GreenMail server = new GreenMail(setup);
        server.start();
        return new MailCatcher(server);
    }

    public List<Letter> to(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .map(Letter::of)
                .filter(letter -> letter.to().contains(address))
                .toList();
    }

    /** Waits for that many letters to an address, and fails at once when there are more. */
    public List<Letter> await(String address, int count) {
        Awaitility.await()
                .atMost(PATIENCE)
                .failFast("More letters than expected", () -> to(address).size() > count)
                .until(() -> to(address).size() == count);
        return to(address);
    }

    public Letter await(String address) {
        return await(address, 1).getFirst();
    }

    @Override
    public void close() {
        server.stop();
    }
}
