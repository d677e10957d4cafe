package platen.notification.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;

/** A mail server that misbehaves as told, one step for each mail offered; afterwards it takes everything. */
public final class ScriptedSmtp implements AutoCloseable {

    /** What happens to a mail. */
    public sealed interface Step {}

    /** The recipient is answered so. */
    public record ReplyToRecipient(String reply) implements Step {}

    /** The final dot is answered so. */
    public record ReplyToDot(String reply) implements Step {}

    /** The connection is cut on the final dot; the mail is kept or not. */
    public record CutAtDot(boolean taken) implements Step {}

    /** The final dot is never answered. */
    public record Silence() implements Step {}

    private record Taken() implements Step {}

    private final ServerSocket server;
    private final Thread accepting;
    private final Queue<Step> script;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    public ScriptedSmtp(Step... script) {
        this.script = new ConcurrentLinkedQueue<>(List.of(script));
        this.server = Awaitility.await("the port of the server before to be free")
                .ignoreExceptionsInstanceOf(BindException.class)
                .until(SmtpPort::listening, Objects::nonNull);
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    /** What was taken for good, in order. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** Whether every step was taken. */
    public boolean isPlayed() {
        return script.isEmpty();
    }

    @Override
    public void close() {
        try {
            server.close();
            accepting.join();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            say(out, "220 scripted");
            talk(in, out);
        } catch (IOException gone) {
            // The other side may go at any time: that is what these tests are about.
            System.getLogger("smtp").log(System.Logger.Level.DEBUG, "A connection ended", gone);
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        Step step = new Taken();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4);
            switch (command) {
                case "MAIL" -> {
                    Step next = script.poll();
                    step = next == null ? new Taken() : next;
                    say(out, "250 ok");
                }
                case "RCPT" -> say(out, step instanceof ReplyToRecipient refused ? refused.reply() : "250 ok");
                case "DATA" -> {
                    say(out, "354 go on");
                    if (!end(read(in), step, out)) {
                        return;
                    }
                }
                case "QUIT" -> {
                    say(out, "221 bye");
                    return;
                }
                default -> say(out, "250 ok");
            }
        }
    }

    /** False when the connection is to be cut. */
    private boolean end(byte[] mail, Step step, OutputStream out) throws IOException {
        switch (step) {
            case ReplyToDot refused -> say(out, refused.reply());
            case CutAtDot cut -> {
                if (cut.taken()) {
                    letters.add(Letter.parse(mail));
                }
                return false;
            }
            case Silence silence -> {
                return true;
            }
            case ReplyToRecipient refused -> say(out, "503 no recipient");
            case Taken taken -> {
                letters.add(Letter.parse(mail));
                say(out, "250 taken");
            }
        }
        return true;
    }

    private static byte[] read(BufferedReader in) throws IOException {
        StringBuilder mail = new StringBuilder();
        for (String line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
            mail.append(line.startsWith("..") ? line.substring(1) : line).append("\r\n");
        }
        return mail.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void say(OutputStream out, String line) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
    }
}
