package platen.local.mail;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;

/** A mail opened: its headers in order, its text and its HTML part (empty where it has none). */
public record MessageContent(List<HeaderLine> headers, String text, String html) {

    /** One header as it was sent. */
    public record HeaderLine(String name, String value) {}

    static MessageContent of(byte[] raw) throws IOException {
        try {
            MimeMessage message = parse(raw);
            List<HeaderLine> headers = new ArrayList<>();
            for (Header header : Collections.list(message.getAllHeaders())) {
                headers.add(new HeaderLine(header.getName(), header.getValue()));
            }
            return new MessageContent(headers, first(message, "text/plain"), first(message, "text/html"));
        } catch (MessagingException e) {
            throw new IOException("not a mail", e);
        }
    }

    static MimeMessage parse(byte[] raw) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
    }

    private static String first(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type) && part.getContent() instanceof String content) {
            return content;
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int i = 0; i < parts.getCount(); i++) {
                String found = first(parts.getBodyPart(i), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
