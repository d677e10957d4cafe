package platen.kit.rest;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;

/**
 * An answer to a request whose body nobody wants. Closing at once would reset the connection while the body still arrives, and the
 * answer could be lost in that (RFC 9112, section 9.6); so what comes is thrown away, for a while.
 */
public final class LastAnswer {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private LastAnswer() {}

    /** Answers, and closes the connection when the body has ended or has taken too long. */
    public static void send(RoutingContext routing, int status, String contentType, String body) {
        HttpServerRequest request = routing.request();
        HttpConnection connection = request.connection();
        long timer = routing.vertx().setTimer(PATIENCE.toMillis(), late -> connection.close());
        connection.closeHandler(closed -> routing.vertx().cancelTimer(timer));
        request.handler(unwanted -> {}).endHandler(ended -> connection.close()).exceptionHandler(gone -> {});
        routing.response()
                .setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, contentType)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(body)
                .onComplete(sent -> request.resume());
    }
}
