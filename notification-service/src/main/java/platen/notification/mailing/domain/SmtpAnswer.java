package platen.notification.mailing.domain;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import platen.notification.template.domain.MailAddress;

/** A mail server's answer made fit for the log: one line, without the recipient's address and without the code. */
public final class SmtpAnswer {

    private static final int LONGEST = 300;

    private SmtpAnswer() {}

    public static String of(String raw, MailAddress to, @Nullable String code) {
        String line = raw.replaceAll("[\\p{Cntrl}\\p{Z}]+", " ").strip();
        line = without(line, to.value(), "<recipient>");
        if (code != null) {
            line = without(line, code, "<code>");
        }
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    private static String without(String line, String secret, String instead) {
        String lower = line.toLowerCase(Locale.ROOT);
        String wanted = secret.toLowerCase(Locale.ROOT);
        if (lower.length() != line.length()) {
            // Lower case has moved the places: rather no answer than one with the secret.
            return lower.contains(wanted) ? instead : line;
        }
        StringBuilder clean = new StringBuilder();
        int from = 0;
        for (int at = lower.indexOf(wanted); at >= 0; at = lower.indexOf(wanted, from)) {
            clean.append(line, from, at).append(instead);
            from = at + wanted.length();
        }
        return clean.append(line.substring(from)).toString();
    }
}
