package platen.engines;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Ports of the loopback address: nothing here listens on any other. */
public final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private static final int CONNECT_MILLIS = 1000;

    /** Below what operating systems give to outgoing connections: such a connection may take a port between its choice and its use. */
    private static final int FIRST = 10_000;

    private static final int LAST = 19_999;
    private static final int DRAWS = 1_000;

    private Ports() {}

    /** A port nobody listens on now, drawn at random, so that two who ask at once hardly get the same one. */
    public static int unused() {
        return ThreadLocalRandom.current()
                .ints(DRAWS, FIRST, LAST + 1)
                .filter(port -> !isTaken(port))
                .findFirst()
                .orElseThrow(() -> new EngineStartException("No free port on " + LOOPBACK + "."));
    }

    static void requireFree(String part, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(LOOPBACK, port), 1);
        } catch (IOException e) {
            throw new EngineStartException(
                    part + " cannot start: port " + port + " of " + LOOPBACK + " is taken (" + e.getMessage() + ").",
                    e);
        }
    }

    /** Whether a start at ports of our own choosing failed because somebody else was quicker, even if they have left since. */
    static boolean lost(Throwable failure, int... ports) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause).anyMatch(BindException.class::isInstance)
                || IntStream.of(ports).anyMatch(Ports::isTaken);
    }

    private static boolean isTaken(int port) {
        try {
            requireFree("It", port);
            return false;
        } catch (EngineStartException taken) {
            return true;
        }
    }

    static boolean accepts(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(LOOPBACK, port), CONNECT_MILLIS);
            return true;
        } catch (IOException refused) {
            return false;
        }
    }
}
