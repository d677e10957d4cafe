package platen.notification.webhooks.http;

import io.netty.channel.ConnectTimeoutException;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.PlainLine;
import platen.notification.webhooks.domain.Answer;

/**
 * One request and its answer, ended by whatever comes first: the end of the answer, 64 KB of it, a failure or the time allowed. Once a status
 * has come, it counts, however the rest fares.
 */
final class Exchange {

    private static final int MOST_READ = 64 * 1_024;
    private static final int MOST_KEPT = 1_024;
    private static final int LONGEST_WORDS = 200;
    private static final int GONE = 410;

    private final Vertx vertx;
    private final String body;
    private final Consumer<Answer> listener;
    private final long timer;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final AtomicReference<@Nullable HttpClientRequest> request = new AtomicReference<>();
    private final Buffer beginning = Buffer.buffer();
    private volatile int status;
    private int read;

    Exchange(Vertx vertx, long timeoutMillis, String body, Consumer<Answer> listener) {
        this.vertx = vertx;
        this.body = body;
        this.listener = listener;
        this.timer = vertx.setTimer(timeoutMillis, expired -> end("timed-out"));
    }

    void start(Future<HttpClientRequest> connecting) {
        connecting.onSuccess(this::send).onFailure(failure -> end(error(failure)));
    }

    private void send(HttpClientRequest connected) {
        request.set(connected);
        if (ended.get()) {
            connected.reset();
            return;
        }
        connected.send(body).onSuccess(this::read).onFailure(failure -> end(error(failure)));
    }

    private void read(HttpClientResponse response) {
        status = response.statusCode();
        response.handler(this::keep)
                .exceptionHandler(failure -> end(error(failure)))
                .endHandler(done -> end("closed"));
    }

    private synchronized void keep(Buffer part) {
        read += part.length();
        if (beginning.length() < MOST_KEPT) {
            beginning.appendBuffer(part, 0, Math.min(part.length(), MOST_KEPT - beginning.length()));
        }
        if (read > MOST_READ) {
            end("too-long");
        }
    }

    private void end(String error) {
        if (!ended.compareAndSet(false, true)) {
            return;
        }
        vertx.cancelTimer(timer);
        HttpClientRequest open = request.get();
        if (open != null) {
            open.reset();
        }
        listener.accept(answer(status, error));
    }

    private synchronized Answer answer(int known, String error) {
        if (known == 0) {
            return new Answer.Unreachable(error);
        }
        if (known == GONE) {
            return new Answer.Gone();
        }
        return known >= 200 && known < 300
                ? new Answer.Taken(known)
                : new Answer.Refused(
                        known,
                        PlainLine.of(beginning.toString(StandardCharsets.UTF_8), LONGEST_WORDS)
                                .text());
    }

    /** In a word: messages of failures name addresses. */
    private static String error(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SSLException) {
                return "tls";
            }
            if (cause instanceof ConnectTimeoutException) {
                return "timed-out";
            }
            if (cause instanceof java.net.ConnectException) {
                return "not-connected";
            }
        }
        return "closed";
    }
}
