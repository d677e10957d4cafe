package platen.notification.template.domain;

import java.net.IDN;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * An address that can be put into an SMTP command as it is: the plain form of RFC 5321 without quotes, comments or display
 * name, an international domain in its ASCII form. What else is on record (line breaks, or characters whose low byte is one,
 * such as U+760D) is not written to at all.
 */
public record MailAddress(String value) {

    private static final int LONGEST = 254;
    private static final int LONGEST_LOCAL_PART = 64;
    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

    /** The address, or nothing when there is none that can be used. */
    public static Optional<MailAddress> of(@Nullable String raw) {
        if (raw == null) {
            return Optional.empty();
        }
        int at = raw.lastIndexOf('@');
        if (at < 1 || at > LONGEST_LOCAL_PART || raw.length() > LONGEST) {
            return Optional.empty();
        }
        String localPart = raw.substring(0, at);
        return asciiDomain(raw.substring(at + 1))
                .filter(domain -> LOCAL_PART.matcher(localPart).matches())
                .map(domain -> localPart + "@" + domain)
                .filter(address -> address.length() <= LONGEST)
                .map(MailAddress::new);
    }

    /** What stands after the @. */
    public String domain() {
        return value.substring(value.lastIndexOf('@') + 1);
    }

    private static Optional<String> asciiDomain(String domain) {
        String ascii;
        try {
            ascii = IDN.toASCII(domain, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        return Optional.of(ascii).filter(name -> DOMAIN.matcher(name).matches());
    }

    /** Personal data: keeps it out of logs. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}
