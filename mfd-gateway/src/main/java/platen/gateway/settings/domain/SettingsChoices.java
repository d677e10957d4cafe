package platen.gateway.settings.domain;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import platen.gateway.readers.domain.ConverterSpec;

/**
 * What an organisation, or a device of it, has chosen. Null is no choice: the organisation's, or else the default, holds.
 *
 * @param methods some of {@code code}, {@code card}, {@code card_pin}, {@code password}, {@code one-time-code} and {@code phone}
 * @param language {@code en}, {@code de} or {@code fr}
 * @param idleSeconds 10 to 999
 * @param warningSeconds 0 to below {@code idleSeconds}
 * @param longestSeconds 60 to 86400
 * @param tapDelaySeconds 0 to 30
 * @param pin {@code off}, {@code when_set} or {@code always}
 * @param stale {@code accept} or {@code refuse}
 * @param budget of the organisation only
 * @param converters at most 10
 * @param passwords of the organisation only
 */
public record SettingsChoices(
        @Nullable List<@Nullable String> methods,
        @Nullable String language,
        @Nullable Integer idleSeconds,
        @Nullable Integer warningSeconds,
        @Nullable Integer longestSeconds,
        @Nullable Integer tapDelaySeconds,
        @Nullable String pin,
        @Nullable String stale,
        @Nullable RegistrationChoices registration,
        @Nullable BudgetChoices budget,
        @Nullable List<@Nullable ConverterSpec> converters,
        @Nullable Boolean offline,
        @Nullable PasswordChoices passwords) {

    public static final SettingsChoices NONE =
            new SettingsChoices(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /**
     * @param allowedCards a regular expression that the canonical value of a card must match as a whole; empty: any card
     */
    public record RegistrationChoices(
            @Nullable Boolean byCode,
            @Nullable Boolean byPassword,
            @Nullable Boolean byMail,
            @Nullable Boolean byOneTimeCode,
            @Nullable String allowedCards) {}

    /** Each 1 to 1000000. */
    public record BudgetChoices(
            @Nullable Integer perMinute,
            @Nullable Integer perDay,
            @Nullable Integer sitePerMinute,
            @Nullable Integer sitePerDay) {}

    /**
     * @param clientSecret taken, and never shown again; when none is sent, the one there is stays with its address and client
     */
    public record PasswordChoices(
            @Nullable String tokenUrl,
            @Nullable String clientId,
            @Nullable Boolean enforcesMfa,
            @Nullable String clientSecret) {

        @Override
        public String toString() {
            return "PasswordChoices[" + tokenUrl + "]";
        }
    }

    /** All that holds, as choices. */
    public static SettingsChoices of(Settings settings) {
        return new SettingsChoices(
                Arrays.stream(Method.values())
                        .filter(settings::offers)
                        .map(Method::text)
                        .toList(),
                settings.language(),
                seconds(settings.idle()),
                seconds(settings.warning()),
                seconds(settings.longest()),
                seconds(settings.tapDelay()),
                settings.pin().name().toLowerCase(Locale.ROOT),
                settings.stale().name().toLowerCase(Locale.ROOT),
                of(settings.registration()),
                of(settings.budget()),
                List.copyOf(ConverterSpec.of(settings.converters())),
                settings.offline(),
                settings.passwords()
                        .map(provider -> new PasswordChoices(
                                provider.tokenUrl().toString(), provider.clientId(), provider.enforcesMfa(), null))
                        .orElse(null));
    }

    private static int seconds(Duration duration) {
        return (int) duration.toSeconds();
    }

    private static RegistrationChoices of(Registration registration) {
        return new RegistrationChoices(
                registration.byCode(),
                registration.byPassword(),
                registration.byMail(),
                registration.byOneTimeCode(),
                registration.allowedCards().orElse(null));
    }

    private static BudgetChoices of(Budget budget) {
        return new BudgetChoices(budget.perMinute(), budget.perDay(), budget.sitePerMinute(), budget.sitePerDay());
    }

    /** The same as it may be stored and shown. */
    public SettingsChoices withoutSecret() {
        return passwords == null || passwords.clientSecret() == null
                ? this
                : new SettingsChoices(
                        methods,
                        language,
                        idleSeconds,
                        warningSeconds,
                        longestSeconds,
                        tapDelaySeconds,
                        pin,
                        stale,
                        registration,
                        budget,
                        converters,
                        offline,
                        new PasswordChoices(passwords.tokenUrl(), passwords.clientId(), passwords.enforcesMfa(), null));
    }
}
