package platen.notification.testing;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail as its reader gets it. */
public record Letter(
        List<String> headerLines,
        String messageId,
        String subject,
        List<String> to,
        String text,
        String html,
        @Nullable Picture picture) {

    /** What the HTML may refer to. */
    public record Picture(String contentId, String disposition, String type, String base64) {}

    static Letter parse(byte[] raw) {
        try {
            return of(new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw)));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Letter of(MimeMessage message) {
        try {
            Multipart parts = (Multipart) message.getContent();
            List<String> to = new ArrayList<>();
            for (var address : message.getAllRecipients()) {
                to.add(address.toString());
            }
            return new Letter(
                    Collections.list(message.getAllHeaderLines()),
                    String.valueOf(message.getMessageID()),
                    String.valueOf(message.getSubject()),
                    to,
                    content(parts.getBodyPart(0), "text/plain"),
                    html(parts.getBodyPart(1)),
                    picture(parts.getBodyPart(1)));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Every {@code Access code:} line of the text. */
    public List<String> codes() {
        return text.lines()
                .filter(line -> line.startsWith("Access code: "))
                .map(line -> line.substring("Access code: ".length()))
                .toList();
    }

    /** The code, or null when the mail holds none. */
    public @Nullable String code() {
        return codes().isEmpty() ? null : codes().getFirst();
    }

    /** A logo stands beside it. */
    private static String html(BodyPart part) throws MessagingException, IOException {
        return part.getContent() instanceof Multipart related
                ? content(related.getBodyPart(0), "text/html")
                : content(part, "text/html");
    }

    private static @Nullable Picture picture(BodyPart part) throws MessagingException, IOException {
        if (!(part.getContent() instanceof Multipart related)) {
            return null;
        }
        MimeBodyPart picture = (MimeBodyPart) related.getBodyPart(1);
        return new Picture(
                picture.getContentID(),
                picture.getDisposition(),
                picture.getContentType(),
                Base64.getEncoder().encodeToString(picture.getInputStream().readAllBytes()));
    }

    /** The value of a header as a reader sees it; empty when there is none. */
    public String header(String name) {
        return headerLines.stream()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + ":"))
                .map(line -> line.substring(name.length() + 1).strip())
                .map(Letter::decoded)
                .findFirst()
                .orElse("");
    }

    private static String decoded(String value) {
        try {
            return MimeUtility.decodeText(MimeUtility.unfold(value));
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String content(BodyPart part, String type) throws MessagingException, IOException {
        if (!part.isMimeType(type)) {
            throw new AssertionError("Expected " + type + ", got " + part.getContentType());
        }
        return String.valueOf(part.getContent());
    }
}
