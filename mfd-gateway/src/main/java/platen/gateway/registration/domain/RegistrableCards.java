package platen.gateway.registration.domain;

import java.util.regex.Pattern;
import platen.gateway.settings.domain.Registration;
import platen.gateway.settings.domain.Settings;

/** Which cards somebody may make theirs at a device. */
public final class RegistrableCards {

    /** ISO 14443-3: a single-size UID of four bytes whose first is 08 is another one at each tap. */
    private static final Pattern RANDOM_UID = Pattern.compile("08[0-9A-F]{6}");

    private RegistrableCards() {}

    /**
     * @param card canonical
     */
    public static boolean include(String card, Settings settings) {
        Registration registration = settings.registration();
        return isOffered(settings) && !isRandom(card) && registration.allows(card);
    }

    /** Whether there is any way left to prove oneself. */
    private static boolean isOffered(Settings settings) {
        Registration registration = settings.registration();
        return registration.byCode()
                || registration.byMail()
                || registration.byOneTimeCode()
                || (registration.byPassword() && settings.passwords().isPresent());
    }

    /** Whether it is of no use to know the card by its number. */
    public static boolean isRandom(String card) {
        return RANDOM_UID.matcher(card).matches();
    }
}
