package platen.notification.webhooks.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import platen.notification.WebhookSettings;

class SystemNamesTest {

    @Test
    void leadWhereTheSystemSays() {
        WebhookSettings settings = new SmallRyeConfigBuilder()
                .withMapping(WebhookSettings.class)
                .build()
                .getConfigMapping(WebhookSettings.class);
        Vertx vertx = Vertx.vertx();
        try {
            Names names = new SystemNames(vertx, settings);

            assertThat(lookedUp(names, "localhost")).isNotEmpty().allMatch(InetAddress::isLoopbackAddress);
            assertThat(lookedUp(names, "192.0.2.7")).containsExactly(InetAddress.ofLiteral("192.0.2.7"));
            assertThat(lookedUp(names, "a..b")).isEmpty();
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    private static List<InetAddress> lookedUp(Names names, String host) {
        return names.addressesOf(host).await().atMost(Duration.ofSeconds(20));
    }
}
