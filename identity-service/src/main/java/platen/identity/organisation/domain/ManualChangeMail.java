package platen.identity.organisation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What people are mailed when an administrator changes their code. */
public enum ManualChangeMail {
    CLASSIC,
    PORTAL,
    NONE;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ManualChangeMail> of(String word) {
        return Arrays.stream(values()).filter(mail -> mail.word().equals(word)).findFirst();
    }
}
