package platen.accesscode.policy.domain;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a change of a policy changed, for the audit: {@code minLength=6, codesViewable=true}.
 *
 * @param before the settings that changed, as they were; empty when none did
 * @param after the same settings as they are
 */
public record PolicyDifference(String before, String after) {

    public static PolicyDifference between(CodePolicy before, CodePolicy after) {
        return between(PolicySettings.of(before), PolicySettings.of(after));
    }

    /** Of an override: {@code null} where it says nothing. */
    public static PolicyDifference between(PolicySettings before, PolicySettings after) {
        Map<String, String> old = named(before);
        Map<String, String> now = named(after);
        return new PolicyDifference(text(old, now), text(now, old));
    }

    private static String text(Map<String, String> settings, Map<String, String> others) {
        return settings.entrySet().stream()
                .filter(setting -> !setting.getValue().equals(others.get(setting.getKey())))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Map<String, String> named(PolicySettings settings) {
        Map<String, String> named = new LinkedHashMap<>();
        named.put("format", text(settings.format()));
        named.put("minLength", text(settings.minLength()));
        named.put("densityLimit", text(settings.densityLimit()));
        named.put("quarantineDays", text(settings.quarantineDays()));
        named.put("trivialCodesAllowed", text(settings.trivialCodesAllowed()));
        named.put("codesViewable", text(settings.codesViewable()));
        named.put(
                "revealRoles",
                settings.revealRoles() == null
                        ? "null"
                        : settings.revealRoles().stream()
                                .map(RevealRole::slug)
                                .sorted()
                                .collect(Collectors.joining("+")));
        named.put("expiresAfterDays", text(settings.expiresAfterDays()));
        named.put("expiryNoticeDays", text(settings.expiryNoticeDays()));
        named.put("selfServiceRegeneration", text(settings.selfServiceRegeneration()));
        named.put("regenerationsPerDay", text(settings.regenerationsPerDay()));
        named.put("cardsPerUser", text(settings.cardsPerUser()));
        return named;
    }

    private static String text(@Nullable Object value) {
        return String.valueOf(value).toLowerCase(Locale.ROOT);
    }
}
