package platen.engines;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.stream.IntStream;

/** Ports of the loopback address: nothing here listens on any other. */
final class Ports {

    static final String LOOPBACK = "127.0.0.1";

    private static final int CONNECT_MILLIS = 1000;

    private Ports() {}

    /** A port nobody listens on now; whoever asks must be ready to try again, for it may be taken before it is bound. */
    static int unused() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.ofLiteral(LOOPBACK))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EngineStartException("No free port on " + LOOPBACK + ".", e);
        }
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

    /** Whether a start at a port of our own choosing failed because somebody else was quicker. */
    static boolean lost(int... ports) {
        return IntStream.of(ports).anyMatch(port -> {
            try {
                requireFree("It", port);
                return false;
            } catch (EngineStartException taken) {
                return true;
            }
        });
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
