package platen.accesscode.policy.persistence;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.accesscode.policy.domain.CodeFormat;
import platen.accesscode.policy.domain.PolicySettings;
import platen.accesscode.policy.domain.RevealRole;

/** The settings as {@code code_space} and {@code policy_override} both have them. */
final class PolicyColumns {

    static final String NAMES = "format, min_length, density_limit, quarantine_days, trivial_codes_allowed,"
            + " codes_viewable, reveal_roles, expires_after_days, expiry_notice_days, self_service_regeneration,"
            + " regenerations_per_day, cards_per_user";

    /** Written by itself: when what is said of expiry last changed. */
    static final String EXPIRY_CHANGED_AT = "expiry_changed_at";

    /** What is read. */
    static final String ALL = NAMES + ", " + EXPIRY_CHANGED_AT;

    /** Where {@code expires_after_days} is among {@link #PLACES}. */
    static final String EXPIRES_AFTER_DAYS_PLACE = "$9";

    /** Places of the values in a statement whose first parameter is the organisation. */
    static final String PLACES = "$2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13";

    /** How many parameters come before others. */
    private static final int COUNT = 13;

    private PolicyColumns() {}

    static PolicySettings read(Row row) {
        String format = row.getString("format");
        return new PolicySettings(
                format == null ? null : CodeFormat.of(format),
                row.getInteger("min_length"),
                row.getDouble("density_limit"),
                row.getInteger("quarantine_days"),
                row.getBoolean("trivial_codes_allowed"),
                row.getBoolean("codes_viewable"),
                roles(row.getArrayOfStrings("reveal_roles")),
                row.getInteger("expires_after_days"),
                row.getInteger("expiry_notice_days"),
                row.getBoolean("self_service_regeneration"),
                row.getInteger("regenerations_per_day"),
                row.getInteger("cards_per_user"),
                instant(row.getOffsetDateTime(EXPIRY_CHANGED_AT)));
    }

    /**
     * Parameters of a statement with {@link #PLACES}.
     *
     * @param more from {@code $14}
     */
    static @Nullable Object[] parameters(Object organisation, PolicySettings settings, @Nullable Object... more) {
        CodeFormat format = settings.format();
        @Nullable
        Object[] parameters = {
            organisation,
            format == null ? null : format.slug(),
            settings.minLength(),
            settings.densityLimit(),
            settings.quarantineDays(),
            settings.trivialCodesAllowed(),
            settings.codesViewable(),
            slugs(settings.revealRoles()),
            settings.expiresAfterDays(),
            settings.expiryNoticeDays(),
            settings.selfServiceRegeneration(),
            settings.regenerationsPerDay(),
            settings.cardsPerUser()
        };
        @Nullable Object[] all = Arrays.copyOf(parameters, COUNT + more.length);
        System.arraycopy(more, 0, all, COUNT, more.length);
        return all;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static @Nullable Set<RevealRole> roles(String @Nullable [] slugs) {
        return slugs == null ? null : Arrays.stream(slugs).map(RevealRole::of).collect(Collectors.toSet());
    }

    private static String @Nullable [] slugs(@Nullable Set<RevealRole> roles) {
        return roles == null
                ? null
                : roles.stream().map(RevealRole::slug).sorted().toArray(String[]::new);
    }
}
