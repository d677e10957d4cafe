package platen.identity.organisation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What the mail about a code holds: the code itself, or a link to the portal. */
public enum Invitation {
    CLASSIC,
    PORTAL;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Invitation> of(String word) {
        return Arrays.stream(values())
                .filter(invitation -> invitation.word().equals(word))
                .findFirst();
    }
}
