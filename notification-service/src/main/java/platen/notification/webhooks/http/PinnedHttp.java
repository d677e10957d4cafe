package platen.notification.webhooks.http;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import platen.notification.WebhookSettings;
import platen.notification.webhooks.domain.Answer;
import platen.notification.webhooks.domain.WebhookUrl;

/**
 * Posts to exactly the address that was checked, under the name of the web address (Host, SNI, and the certificate is checked against it).
 * Follows no redirect, uses no proxy and keeps no connection.
 */
@ApplicationScoped
public class PinnedHttp {

    private final Vertx vertx;
    private final HttpClient client;
    private final long timeoutMillis;

    PinnedHttp(Vertx vertx, WebhookSettings settings) {
        this.vertx = vertx;
        this.timeoutMillis = settings.timeout().toMillis();
        HttpClientOptions options = new HttpClientOptions()
                .setKeepAlive(false)
                .setMaxPoolSize(settings.concurrency())
                .setConnectTimeout((int) timeoutMillis)
                .setTracingPolicy(TracingPolicy.IGNORE);
        settings.trustedCertificates()
                .ifPresent(file -> options.setTrustOptions(new PemTrustOptions().addCertPath(file)));
        this.client = vertx.createHttpClient(options);
    }

    /** Never fails. */
    public Uni<Answer> post(SignedMessage message) {
        return Uni.createFrom()
                .emitter(emitter -> new Exchange(vertx, timeoutMillis, message.body(), emitter::complete)
                        .start(client.request(request(message))));
    }

    private static RequestOptions request(SignedMessage message) {
        WebhookUrl url = message.url();
        String id = message.id().toString();
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(message.address(), url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setFollowRedirects(false)
                .putHeader("content-type", "application/json")
                .putHeader("user-agent", "Platen-Webhooks/1")
                .putHeader("webhook-id", id)
                .putHeader("webhook-timestamp", Long.toString(message.timestamp()))
                .putHeader(
                        "webhook-signature",
                        WebhookSignature.of(message.keys(), id, message.timestamp(), message.body()));
    }
}
