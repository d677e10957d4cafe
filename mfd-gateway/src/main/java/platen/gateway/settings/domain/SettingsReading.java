package platen.gateway.settings.domain;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.gateway.readers.domain.Converter;
import platen.gateway.readers.domain.ConverterSpec;
import platen.gateway.readers.domain.Fault;
import platen.gateway.readers.domain.SafePattern;
import platen.gateway.settings.domain.SettingsChoices.BudgetChoices;
import platen.gateway.settings.domain.SettingsChoices.PasswordChoices;
import platen.gateway.settings.domain.SettingsChoices.RegistrationChoices;

/**
 * Choices read over the settings they differ from.
 *
 * @param faults of the choices; the settings are of use only when there are none
 * @param misfits choices that give way to others: reason enough to refuse them, and not to disregard them later, when the others
 *     have changed
 */
public record SettingsReading(Settings settings, List<Fault> faults, List<Fault> misfits) {

    private static final Set<String> LANGUAGES = Set.of("en", "de", "fr");
    private static final int LONGEST_IDLE = 999;
    private static final int LONGEST_URL = 2000;
    private static final int LONGEST_CLIENT = 200;
    private static final int LARGEST_BUDGET = 1_000_000;

    public SettingsReading {
        faults = List.copyOf(faults);
        misfits = List.copyOf(misfits);
    }

    /** Of an organisation, over the defaults. */
    public static SettingsReading ofOrganisation(SettingsChoices choices) {
        return new Reader(Settings.DEFAULT).read(choices);
    }

    /** Of a device, over its organisation's. */
    public static SettingsReading ofDevice(Settings organisation, SettingsChoices choices) {
        Reader reader = new Reader(organisation);
        reader.check(choices.budget() == null, "/budget", "must be set for the organisation");
        reader.check(choices.passwords() == null, "/passwords", "must be set for the organisation");
        return reader.read(choices);
    }

    private static final class Reader {

        private final Settings base;
        private final List<Fault> faults = new ArrayList<>();
        private final List<Fault> misfits = new ArrayList<>();

        Reader(Settings base) {
            this.base = base;
        }

        SettingsReading read(SettingsChoices choices) {
            Optional<PasswordProvider> passwords = passwords(choices.passwords());
            int idle = number(choices.idleSeconds(), base.idle(), "/idleSeconds", 10, LONGEST_IDLE);
            Settings settings = new Settings(
                    methods(choices.methods(), passwords.isPresent()),
                    language(choices.language()),
                    Duration.ofSeconds(idle),
                    warning(choices.warningSeconds(), idle),
                    Duration.ofSeconds(number(choices.longestSeconds(), base.longest(), "/longestSeconds", 60, 86_400)),
                    Duration.ofSeconds(number(choices.tapDelaySeconds(), base.tapDelay(), "/tapDelaySeconds", 0, 30)),
                    word(PinRule.class, choices.pin(), base.pin(), "/pin"),
                    word(StaleRule.class, choices.stale(), base.stale(), "/stale"),
                    registration(choices.registration()),
                    budget(choices.budget()),
                    converters(choices.converters()),
                    choices.offline() == null ? base.offline() : choices.offline(),
                    passwords);
            return new SettingsReading(settings, faults, misfits);
        }

        private void check(boolean holds, String pointer, String detail) {
            if (!holds) {
                faults.add(new Fault(pointer, detail));
            }
        }

        private Set<Method> methods(@Nullable List<@Nullable String> texts, boolean passwords) {
            if (texts == null) {
                return base.methods();
            }
            check(!texts.isEmpty() && texts.size() <= Method.values().length, "/methods", "must be 1 to 6 methods");
            EnumSet<Method> methods = EnumSet.noneOf(Method.class);
            for (int place = 0; place < Math.min(texts.size(), Method.values().length); place++) {
                Optional<Method> method = Optional.ofNullable(texts.get(place)).flatMap(Method::of);
                check(
                        method.isPresent(),
                        "/methods/" + place,
                        "must be code, card, card_pin, password, one-time-code or phone");
                method.ifPresent(methods::add);
            }
            if (!passwords && methods.contains(Method.PASSWORD)) {
                misfits.add(new Fault("/methods", "must not have password while there is no /passwords"));
            }
            return methods;
        }

        private String language(@Nullable String language) {
            check(language == null || LANGUAGES.contains(language), "/language", "must be en, de or fr");
            return language == null ? base.language() : language;
        }

        private Duration warning(@Nullable Integer seconds, int idle) {
            if (seconds == null) {
                return base.warning();
            }
            check(seconds >= 0 && seconds < LONGEST_IDLE, "/warningSeconds", "must be 0 to below idleSeconds");
            if (seconds >= idle) {
                misfits.add(new Fault("/warningSeconds", "must be below idleSeconds"));
            }
            return Duration.ofSeconds(seconds);
        }

        private int number(@Nullable Integer chosen, Duration inherited, String pointer, int least, int most) {
            return number(chosen, (int) inherited.toSeconds(), pointer, least, most);
        }

        private int number(@Nullable Integer chosen, int inherited, String pointer, int least, int most) {
            check(chosen == null || chosen >= least && chosen <= most, pointer, "must be " + least + " to " + most);
            return chosen == null ? inherited : chosen;
        }

        private <E extends Enum<E>> E word(Class<E> type, @Nullable String chosen, E inherited, String pointer) {
            if (chosen == null) {
                return inherited;
            }
            List<String> words = new ArrayList<>();
            for (E constant : type.getEnumConstants()) {
                String word = constant.name().toLowerCase(Locale.ROOT);
                if (word.equals(chosen)) {
                    return constant;
                }
                words.add(word);
            }
            check(false, pointer, "must be one of " + String.join(", ", words));
            return inherited;
        }

        private Registration registration(@Nullable RegistrationChoices chosen) {
            Registration inherited = base.registration();
            if (chosen == null) {
                return inherited;
            }
            return new Registration(
                    chosen.byCode() == null ? inherited.byCode() : chosen.byCode(),
                    chosen.byPassword() == null ? inherited.byPassword() : chosen.byPassword(),
                    chosen.byMail() == null ? inherited.byMail() : chosen.byMail(),
                    chosen.byOneTimeCode() == null ? inherited.byOneTimeCode() : chosen.byOneTimeCode(),
                    allowedCards(chosen.allowedCards(), inherited));
        }

        private Optional<String> allowedCards(@Nullable String pattern, Registration inherited) {
            if (pattern == null) {
                return inherited.allowedCards();
            }
            if (pattern.isEmpty()) {
                return Optional.empty();
            }
            SafePattern.objection(pattern).ifPresent(wrong -> check(false, "/registration/allowedCards", wrong));
            return Optional.of(pattern);
        }

        private Budget budget(@Nullable BudgetChoices chosen) {
            if (chosen == null) {
                return base.budget();
            }
            return new Budget(
                    budgeted(chosen.perMinute(), base.budget().perMinute(), "perMinute"),
                    budgeted(chosen.perDay(), base.budget().perDay(), "perDay"),
                    budgeted(chosen.sitePerMinute(), base.budget().sitePerMinute(), "sitePerMinute"),
                    budgeted(chosen.sitePerDay(), base.budget().sitePerDay(), "sitePerDay"));
        }

        private int budgeted(@Nullable Integer chosen, int inherited, String name) {
            return number(chosen, inherited, "/budget/" + name, 1, LARGEST_BUDGET);
        }

        private List<Converter> converters(@Nullable List<@Nullable ConverterSpec> specs) {
            return specs == null ? base.converters() : ConverterSpec.read(specs, "/converters", faults::add);
        }

        private Optional<PasswordProvider> passwords(@Nullable PasswordChoices chosen) {
            if (chosen == null) {
                return base.passwords();
            }
            Optional<URI> tokenUrl = tokenUrl(chosen.tokenUrl());
            check(tokenUrl.isPresent(), "/passwords/tokenUrl", "must be an https address without user or fragment");
            String client = chosen.clientId() == null ? "" : chosen.clientId();
            check(
                    !client.isBlank() && client.length() <= LONGEST_CLIENT,
                    "/passwords/clientId",
                    "must have 1 to " + LONGEST_CLIENT + " characters");
            boolean enforcesMfa = chosen.enforcesMfa() != null && chosen.enforcesMfa();
            return tokenUrl.map(url -> new PasswordProvider(url, client, enforcesMfa));
        }

        /** Plain http is for a provider on this machine, as the local stack has one; who may set it is decided elsewhere. */
        private static Optional<URI> tokenUrl(@Nullable String text) {
            if (text == null || text.length() > LONGEST_URL) {
                return Optional.empty();
            }
            try {
                URI url = new URI(text);
                boolean safe = "https".equals(url.getScheme())
                        || "http".equals(url.getScheme()) && "127.0.0.1".equals(url.getHost());
                return safe && url.getHost() != null && url.getUserInfo() == null && url.getFragment() == null
                        ? Optional.of(url)
                        : Optional.empty();
            } catch (URISyntaxException notAnAddress) {
                return Optional.empty();
            }
        }
    }
}
