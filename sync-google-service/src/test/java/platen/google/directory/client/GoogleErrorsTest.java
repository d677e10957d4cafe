package platen.google.directory.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class GoogleErrorsTest {

    @Test
    void readsHowLongToWait() {
        assertThat(GoogleErrors.retryAfter("7")).isEqualTo(Duration.ofSeconds(7));
        assertThat(GoogleErrors.retryAfter("Wed, 21 Oct 2065 07:28:00 GMT")).isGreaterThan(Duration.ofDays(365));
        assertThat(GoogleErrors.retryAfter("soon")).isNull();
        assertThat(GoogleErrors.retryAfter(null)).isNull();
    }
}
