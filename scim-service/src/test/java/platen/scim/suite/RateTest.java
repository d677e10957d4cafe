package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import platen.kit.crypto.SecretTokens;
import platen.scim.tokens.RequestRates;
import platen.testing.WithEngines;

/** A token that asks too much. */
@QuarkusTest
@WithEngines
class RateTest {

    @Inject
    RequestRates rates;

    @Inject
    TestClock clock;

    @AfterEach
    void setTheClockRight() {
        clock.reset();
    }

    @Test
    void slowsATokenThatHasSpentItsRequestsAndNoOther() {
        Tenant greedy = Tenant.create();
        Tenant modest = Tenant.create();
        greedy.user("ana");
        String name = HexFormat.of().formatHex(SecretTokens.hash(greedy.token));
        int taken = 0;
        while (rates.take(name).isEmpty()) {
            taken++;
        }
        // Nothing is refilled while the clock stands behind.
        clock.advance(Duration.ofSeconds(-30));

        Answer refused = greedy.scim("GET", "/Users", null).isScimError(429, "");

        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        assertThat(taken).isBetween(190, 400);
        modest.scim("GET", "/Users", null).ok(200);
        clock.advance(Duration.ofSeconds(32));
        greedy.scim("GET", "/Users", null).ok(200);
    }
}
