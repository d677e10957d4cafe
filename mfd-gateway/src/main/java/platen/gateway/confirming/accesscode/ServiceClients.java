package platen.gateway.confirming.accesscode;

import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;

/** How other services are called. */
final class ServiceClients {

    private static final int CONNECT_MILLIS = 1000;

    private ServiceClients() {}

    static WebClient create(Vertx vertx) {
        return WebClient.create(
                vertx, new WebClientOptions().setFollowRedirects(false).setConnectTimeout(CONNECT_MILLIS));
    }
}
