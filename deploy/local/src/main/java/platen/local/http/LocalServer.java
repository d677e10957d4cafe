package platen.local.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;

/**
 * An HTTP server on the loopback address, one virtual thread per request. It answers only to names of this machine, so that
 * no page from elsewhere reads codes by pointing a name of its own here.
 */
public final class LocalServer implements AutoCloseable {

    private static final int BODY_LIMIT = 8 * 1024 * 1024;

    private static final Pattern OWN_NAMES =
            Pattern.compile("(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d+)?", Pattern.CASE_INSENSITIVE);

    static {
        // Without it the JDK's server waits 40 ms for an acknowledgement between head and body.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService requests;

    private LocalServer(HttpServer server, ExecutorService requests) {
        this.server = server;
        this.requests = requests;
    }

    /** Port 0 takes any free one. What goes wrong inside a handler is told to {@code log}. */
    public static LocalServer start(int port, Routes routes, PrintStream log) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", port), 256);
        ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(requests);
        server.createContext("/", exchange -> answer(exchange, routes, log));
        server.start();
        return new LocalServer(server, requests);
    }

    public int port() {
        return server.getAddress().getPort();
    }

    @Override
    public void close() {
        server.stop(0);
        requests.shutdownNow();
    }

    private static void answer(HttpExchange exchange, Routes routes, PrintStream log) throws IOException {
        try (exchange) {
            String host = exchange.getRequestHeaders().getFirst("Host");
            if (host == null || !OWN_NAMES.matcher(host).matches()) {
                send(exchange, Reply.text(421, "this server answers to 127.0.0.1 and localhost only"));
                return;
            }
            Routes.Match match = routes.find(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath());
            Reply reply;
            try (InputStream in = exchange.getRequestBody()) {
                byte[] body = in.readNBytes(BODY_LIMIT);
                Request request = new Request(
                        exchange.getRequestMethod(),
                        exchange.getRequestURI(),
                        exchange.getRequestHeaders(),
                        body,
                        match.variables());
                reply = Routes.guarded(match.handler()).handle(request);
            } catch (RuntimeException e) {
                log.println(exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath() + " failed");
                e.printStackTrace(log);
                reply = Reply.text(500, "internal error, see the launcher's log");
            }
            send(exchange, reply);
        }
    }

    private static void send(HttpExchange exchange, Reply reply) throws IOException {
        reply.headers().forEach(exchange.getResponseHeaders()::set);
        boolean bodyless =
                reply.body().length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(reply.status(), bodyless ? -1 : reply.body().length);
        if (!bodyless) {
            exchange.getResponseBody().write(reply.body());
        }
    }
}
