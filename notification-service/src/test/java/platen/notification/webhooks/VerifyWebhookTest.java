package platen.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import platen.engines.RepositoryRoot;

/** What receivers are told to do, and that it does what it should. */
class VerifyWebhookTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private static final Instant SENT = Instant.ofEpochSecond(1_614_265_330);

    @Test
    void takesWhatIsSignedAndRecent() throws GeneralSecurityException {
        assertThat(verified(SIGNATURE, BODY, SENT)).isTrue();
        assertThat(verified("v1,AAAA v1a,AAAA " + SIGNATURE, BODY, SENT)).isTrue();
        assertThat(verified("v1,AAAA", BODY, SENT)).isFalse();
        assertThat(verified(SIGNATURE, BODY + " ", SENT)).isFalse();
        assertThat(verified(SIGNATURE, BODY, SENT.plus(Duration.ofMinutes(6)))).isFalse();
        assertThat(verified(SIGNATURE, BODY, SENT.minus(Duration.ofMinutes(6)))).isFalse();
    }

    private static boolean verified(String signatures, String body, Instant now) throws GeneralSecurityException {
        return VerifyWebhook.isGenuine(SECRET, ID, Long.toString(SENT.getEpochSecond()), signatures, body, now);
    }

    @Test
    void isShownToReceiversAsItIs() throws IOException {
        Path sources = RepositoryRoot.find().resolve("notification-service/src/test/java/platen/notification/webhooks");
        String source = Files.readString(sources.resolve("VerifyWebhook.java"));
        String shown = source.substring(
                        source.indexOf("// begin\n") + "// begin\n".length(), source.indexOf("    // end"))
                .indent(-4);

        assertThat(Files.readString(RepositoryRoot.find().resolve("docs/webhooks.md")))
                .contains("```java\n" + shown + "```");
    }
}
