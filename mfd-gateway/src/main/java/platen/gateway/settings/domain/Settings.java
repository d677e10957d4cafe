package platen.gateway.settings.domain;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import platen.gateway.readers.domain.Converter;

/**
 * What holds at a device: the organisation's settings, overlaid by the device's own.
 *
 * @param language of the device's pages: {@code en}, {@code de} or {@code fr}
 * @param idle a session ends when its device has not spoken of it for this long
 * @param warning before that, for the device to show; less than {@code idle}
 * @param longest a session ends after this long whatever happens
 * @param tapDelay a second tap of the same card logs out when it comes later than this; sooner it is a bounce of the first
 * @param converters from what the reader sends to the card's number
 * @param offline whether the device may fetch a bundle of cards to let people in while it is cut off
 */
public record Settings(
        Set<Method> methods,
        String language,
        Duration idle,
        Duration warning,
        Duration longest,
        Duration tapDelay,
        PinRule pin,
        StaleRule stale,
        Registration registration,
        Budget budget,
        List<Converter> converters,
        boolean offline,
        Optional<PasswordProvider> passwords) {

    public static final Settings DEFAULT = new Settings(
            EnumSet.of(Method.CODE, Method.CARD, Method.CARD_PIN),
            "en",
            Duration.ofSeconds(60),
            Duration.ofSeconds(15),
            Duration.ofHours(2),
            Duration.ofSeconds(2),
            PinRule.WHEN_SET,
            StaleRule.ACCEPT,
            Registration.DEFAULT,
            Budget.DEFAULT,
            List.of(),
            false,
            Optional.empty());

    /** For a device whose settings cannot be read: nobody logs in by any method, rather than by one that was switched off. */
    public static final Settings UNREADABLE = DEFAULT.without(EnumSet.allOf(Method.class));

    /** What the organisation and the device chose apart may not fit together: a warning gives way, and so do passwords nobody checks. */
    public Settings {
        Set<Method> offered = methods.isEmpty() ? EnumSet.noneOf(Method.class) : EnumSet.copyOf(methods);
        if (passwords.isEmpty()) {
            offered.remove(Method.PASSWORD);
        }
        methods = Set.copyOf(offered);
        warning = warning.compareTo(idle) < 0 ? warning : idle.dividedBy(2);
        converters = List.copyOf(converters);
    }

    public boolean offers(Method method) {
        return methods.contains(method);
    }

    private Settings without(Set<Method> gone) {
        EnumSet<Method> left = EnumSet.copyOf(methods);
        left.removeAll(gone);
        return new Settings(
                left,
                language,
                idle,
                warning,
                longest,
                tapDelay,
                pin,
                stale,
                registration,
                budget,
                converters,
                offline,
                passwords);
    }
}
