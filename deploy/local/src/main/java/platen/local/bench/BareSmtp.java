package platen.local.bench;

import java.io.BufferedOutputStream;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One connection of an SMTP client that does nothing else than to hand over the same mail again and again. */
final class BareSmtp implements ClosedLoop.Caller {

    private final Socket socket;
    private final BufferedReader in;
    private final OutputStream out;
    private final byte[] data;

    private BareSmtp(Socket socket, byte[] data) throws IOException {
        this.socket = socket;
        this.in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.data = data;
    }

    static BareSmtp connect(int port, byte[] mail) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        var client = new BareSmtp(socket, dotted(mail));
        client.expect("220");
        client.say("EHLO bench", "250");
        return client;
    }

    @Override
    public void call() throws IOException {
        say("MAIL FROM:<bench@localhost>", "250");
        say("RCPT TO:<crowd@school.example>", "250");
        say("DATA", "354");
        out.write(data);
        say(".", "250");
    }

    @Override
    public void close() throws IOException {
        say("QUIT", "221");
        socket.close();
    }

    private void say(String line, String answer) throws IOException {
        out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        out.flush();
        expect(answer);
    }

    private void expect(String code) throws IOException {
        String line = in.readLine();
        while (line != null && line.startsWith(code + "-")) {
            line = in.readLine();
        }
        if (line == null || !line.startsWith(code)) {
            throw new IOException("the mail catcher answered " + line + " and not " + code);
        }
    }

    /** As it goes over the wire (RFC 5321, section 4.5.2). */
    private static byte[] dotted(byte[] mail) {
        var dotted = new ByteArrayOutputStream();
        new String(mail, StandardCharsets.ISO_8859_1)
                .lines()
                .map(line -> (line.startsWith(".") ? "." : "") + line + "\r\n")
                .forEach(line -> dotted.writeBytes(line.getBytes(StandardCharsets.ISO_8859_1)));
        return dotted.toByteArray();
    }
}
