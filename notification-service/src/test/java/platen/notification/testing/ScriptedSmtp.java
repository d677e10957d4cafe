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
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.LockSupport;
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

    /** The sender is answered so. */
    public record ReplyToSender(String reply) implements Step {}

    /** The mail is taken, but every word of it is answered only after a while. */
    public record Slow(Duration pause) implements Step {}

    /** The final dot is never answered. */
    public record Silence() implements Step {}

    private record Taken() implements Step {}

    private final ServerSocket server;
    private final Thread accepting;
    private final List<String> greetings;
    private final Queue<Step> script;
    private final Step afterwards;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    public ScriptedSmtp(Step... script) {
        this(List.of("220 scripted"), List.of(script), new Taken());
    }

    /**
     * One that takes its time.
     *
     * @param always what happens to every mail
     */
    public static ScriptedSmtp always(Step always) {
        return new ScriptedSmtp(List.of("220 scripted"), List.of(), always);
    }

    /**
     * @param greetings of the first connections, one each; the last is that of all further ones too
     */
    public static ScriptedSmtp greeting(String... greetings) {
        return new ScriptedSmtp(List.of(greetings), List.of(), new Taken());
    }

    private ScriptedSmtp(List<String> greetings, List<Step> script, Step afterwards) {
        this.greetings = greetings;
        this.script = new ConcurrentLinkedQueue<>(script);
        this.afterwards = afterwards;
        this.server = Awaitility.await("the port of the server before to be free")
                .ignoreExceptionsInstanceOf(BindException.class)
                .until(SmtpPort::listening, Objects::nonNull);
        this.accepting = Thread.ofVirtual().start(this::accept);
    }

    /** What was taken for good, in order. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    /** How many connections there were. */
    public int connections() {
        return connections.size();
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
                String greeting = greetings.get(Math.min(connections.size(), greetings.size() - 1));
                connections.add(connection);
                Thread.ofVirtual().start(() -> serve(connection, greeting));
            } catch (SocketException closed) {
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void serve(Socket socket, String greeting) {
        try (socket;
                var in = new BufferedReader(
                        new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
                OutputStream out = socket.getOutputStream()) {
            if (afterwards instanceof Slow slow) {
                LockSupport.parkNanos(slow.pause().toNanos());
            }
            say(out, greeting);
            if (greeting.startsWith("220")) {
                talk(in, out);
            }
        } catch (IOException gone) {
            // The other side may go at any time: that is what these tests are about.
            System.getLogger("smtp").log(System.Logger.Level.DEBUG, "A connection ended", gone);
        }
    }

    private void talk(BufferedReader in, OutputStream out) throws IOException {
        Step step = new Taken();
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String command = line.length() < 4 ? line : line.substring(0, 4);
            if (command.equals("MAIL")) {
                Step next = script.poll();
                step = next == null ? afterwards : next;
            }
            if (step instanceof Slow slow) {
                LockSupport.parkNanos(slow.pause().toNanos());
            }
            switch (command) {
                case "MAIL" -> say(out, step instanceof ReplyToSender refused ? refused.reply() : "250 ok");
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
            case ReplyToSender refused -> say(out, "503 no sender");
            case ReplyToRecipient refused -> say(out, "503 no recipient");
            case Taken taken -> {
                letters.add(Letter.parse(mail));
                say(out, "250 taken");
            }
            case Slow slow -> {
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
