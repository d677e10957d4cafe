package platen.notification.testing;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.awaitility.Awaitility;

/** A mail server that takes everything, at the port where the service looks for one. */
public final class MailCatcher implements AutoCloseable {

    private final GreenMail server = new GreenMail(new ServerSetup(SmtpPort.get(), "127.0.0.1", "smtp"));

    private MailCatcher() {}

    public static MailCatcher start() {
        MailCatcher catcher = new MailCatcher();
        catcher.server.start();
        return catcher;
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
                .atMost(Duration.ofSeconds(20))
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
