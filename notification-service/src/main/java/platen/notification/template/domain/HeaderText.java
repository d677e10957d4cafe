package platen.notification.template.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * Writes a text as the value of a mail header (RFC 2047), folded by CR LF. The SMTP client's own encoding lets a line break in
 * a subject through, folds by a bare LF and loses characters beyond U+FFFF.
 */
public final class HeaderText {

    /** An encoded word may have 75 characters; 12 of them frame the base64 of at most 45 bytes. */
    private static final int BYTES_OF_A_WORD = 45;

    private static final int LONGEST_PLAIN = 60;

    private HeaderText() {}

    /** The text as it is when it is short printable ASCII, else as encoded words. */
    public static String of(PlainLine line) {
        String text = line.text();
        if (text.length() <= LONGEST_PLAIN
                && text.chars().allMatch(character -> character >= ' ' && character <= '~')
                && !text.contains("=?")) {
            return text;
        }
        return String.join("\r\n ", words(text));
    }

    /** The text as a display name beside an address (RFC 5322, section 3.2.5), which has signs of its own that mean something. */
    public static String phrase(PlainLine line) {
        return line.text().matches("[A-Za-z0-9 ]{1," + LONGEST_PLAIN + "}")
                ? line.text()
                : String.join("\r\n ", words(line.text()));
    }

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        int bytes = 0;
        for (int character : text.codePoints().toArray()) {
            int size = Character.toString(character).getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > BYTES_OF_A_WORD) {
                words.add(word(part));
                part.setLength(0);
                bytes = 0;
            }
            part.appendCodePoint(character);
            bytes += size;
        }
        words.add(word(part));
        return words;
    }

    private static String word(CharSequence part) {
        return "=?UTF-8?B?"
                + Base64.getEncoder().encodeToString(part.toString().getBytes(StandardCharsets.UTF_8))
                + "?=";
    }
}
