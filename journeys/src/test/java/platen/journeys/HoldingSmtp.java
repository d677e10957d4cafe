package platen.journeys;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A mail server that holds its first mails at chosen steps, and afterwards takes everything. */
final class HoldingSmtp implements AutoCloseable {

    /** Where a mail is held; it stays there until its sender is gone. */
    enum Hold {
        /** Connected, and not yet greeted. */
        AT_GREETING,
        /** Received, neither taken nor answered. */
        AT_DOT,
        /** Taken, and not answered. */
        TAKEN,
        /** Taken and answered. */
        ANSWERED
    }

    /** A mail that was taken. */
    record Letter(String to, String raw) {

        String messageId() {
            return raw.lines()
                    .filter(line -> line.startsWith("Message-ID:"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private final ServerSocket server;
    private final Queue<Hold> holds;
    private final CountDownLatch held;
    private final Consumer<String> beforeAnswer;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();

    /**
     * @param beforeAnswer is told whose mail is about to be answered when {@link Hold#ANSWERED}
     */
    HoldingSmtp(List<Hold> holds, Consumer<String> beforeAnswer) throws IOException {
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        this.holds = new ConcurrentLinkedQueue<>(holds);
        this.held = new CountDownLatch(holds.size());
        this.beforeAnswer = beforeAnswer;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** Waits until a mail is held at every step. */
    void awaitHeld() throws InterruptedException {
        if (!held.await(60, TimeUnit.SECONDS)) {
            throw new AssertionError("Only some mails came to their step; left: " + holds);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket connection) {
        try (connection;
                var in = new BufferedReader(
                        new InputStreamReader(connection.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = connection.getOutputStream()) {
            Hold hold = holds.poll();
            if (hold == Hold.AT_GREETING) {
                untilGone(in);
            } else {
                say(out, "220 holding");
                talk(in, out, hold);
            }
        } catch (IOException gone) {
            System.getLogger("smtp").log(System.Logger.Level.DEBUG, "A connection ended", gone);
        }
    }

    private void talk(BufferedReader in, OutputStream out, @org.jspecify.annotations.Nullable Hold first)
            throws IOException {
        Hold hold = first;
        String to = "";
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (line.startsWith("RCPT TO:<")) {
                to = line.substring("RCPT TO:<".length(), line.indexOf('>'));
                say(out, "250 ok");
            } else if (line.equals("DATA")) {
                say(out, "354 go on");
                Letter letter = new Letter(to, read(in));
                if (hold == null || hold == Hold.ANSWERED || hold == Hold.TAKEN) {
                    letters.add(letter);
                }
                if (hold == Hold.AT_DOT || hold == Hold.TAKEN) {
                    untilGone(in);
                    return;
                }
                if (hold == Hold.ANSWERED) {
                    beforeAnswer.accept(to);
                }
                say(out, "250 taken");
                if (hold == Hold.ANSWERED) {
                    held.countDown();
                    hold = null;
                }
            } else {
                say(out, line.equals("QUIT") ? "221 bye" : "250 ok");
            }
        }
    }

    private void untilGone(BufferedReader in) throws IOException {
        held.countDown();
        while (in.read() >= 0) {
            Thread.onSpinWait();
        }
    }

    private static String read(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line).append('\n');
        }
        return mail.toString();
    }

    private static void say(OutputStream out, String line) {
        try {
            out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
