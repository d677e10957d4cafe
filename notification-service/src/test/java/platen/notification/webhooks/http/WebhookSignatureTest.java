package platen.notification.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookSignatureTest {

    private static final byte[] KEY = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    /** The example that libraries for such signatures share. */
    @Test
    void isTheOneOthersMake() {
        assertThat(WebhookSignature.of(
                        List.of(KEY), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void isOneForEachKey() {
        String both = WebhookSignature.of(List.of(KEY, new byte[32]), "a", 1, "b");

        assertThat(both)
                .isEqualTo(WebhookSignature.of(List.of(KEY), "a", 1, "b") + " "
                        + WebhookSignature.of(List.of(new byte[32]), "a", 1, "b"));
    }
}
