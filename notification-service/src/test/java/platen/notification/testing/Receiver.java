package platen.notification.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLContext;
import org.awaitility.Awaitility;

/** Somebody's web server that webhooks are posted to; how it answers, each test decides. */
public final class Receiver implements AutoCloseable {

    /** What was posted. */
    public record Request(String id, String timestamp, String signatures, String path, String host, String body) {}

    /** Answers a request; may take its time. */
    @FunctionalInterface
    public interface Answering {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final String name;
    private volatile Answering answering = status(204);

    private Receiver(HttpServer server, String name) {
        this.server = server;
        this.name = name;
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Over http, at every address of this machine. */
    public static Receiver start() {
        return new Receiver(opened(false), "r" + UUID.randomUUID() + ".hooks.example");
    }

    /** Over https, under that name. */
    public static Receiver start(SSLContext tls, String name) {
        HttpsServer server = (HttpsServer) opened(true);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        return new Receiver(server, name);
    }

    private static HttpServer opened(boolean tls) {
        var address = new InetSocketAddress(InetAddress.ofLiteral("0.0.0.0"), 0);
        try {
            return tls ? HttpsServer.create(address, 0) : HttpServer.create(address, 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Answers without a body. */
    public static Answering status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    /** Answers with a body. */
    public static Answering status(int status, String body) {
        return exchange -> {
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
        };
    }

    public Receiver answers(Answering how) {
        answering = how;
        return this;
    }

    public String name() {
        return name;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    public String url() {
        String scheme = server instanceof HttpsServer ? "https" : "http";
        return scheme + "://" + name + ":" + port() + "/in/here?for=us";
    }

    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /** The most that were open at the same time. */
    public int mostUnderWay() {
        return mostUnderWay.get();
    }

    public List<Request> await(int count) {
        Awaitility.await(count + " requests").atMost(Duration.ofSeconds(20)).until(() -> requests.size() >= count);
        return requests();
    }

    private void handle(HttpExchange exchange) throws IOException {
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            requests.add(new Request(
                    header(exchange, "webhook-id"),
                    header(exchange, "webhook-timestamp"),
                    header(exchange, "webhook-signature"),
                    exchange.getRequestURI().toString(),
                    header(exchange, "host"),
                    body));
            answering.answer(exchange);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } finally {
            underWay.decrementAndGet();
        }
    }

    private static String header(HttpExchange exchange, String header) {
        return String.valueOf(exchange.getRequestHeaders().getFirst(header));
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
