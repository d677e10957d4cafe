package platen.accesscode.policy.domain;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Some settings of a policy; null where nothing is said.
 *
 * @param expiresAfterDays {@link Expiry#NEVER} says that codes do not expire
 * @param expirySince see {@link Expiry#since}; counts with {@code expiresAfterDays} only
 */
public record PolicySettings(
        @Nullable CodeFormat format,
        @Nullable Integer minLength,
        @Nullable Double densityLimit,
        @Nullable Integer quarantineDays,
        @Nullable Boolean trivialCodesAllowed,
        @Nullable Boolean codesViewable,
        @Nullable Set<RevealRole> revealRoles,
        @Nullable Integer expiresAfterDays,
        @Nullable Integer expiryNoticeDays,
        @Nullable Boolean selfServiceRegeneration,
        @Nullable Integer regenerationsPerDay,
        @Nullable Integer cardsPerUser,
        @Nullable Instant expirySince) {

    public static final PolicySettings NONE =
            new PolicySettings(null, null, null, null, null, null, null, null, null, null, null, null, null);

    public PolicySettings {
        revealRoles = revealRoles == null ? null : Set.copyOf(revealRoles);
    }

    /** All settings of a policy. */
    public static PolicySettings of(CodePolicy policy) {
        UniquenessPolicy uniqueness = policy.uniqueness();
        return new PolicySettings(
                uniqueness.format(),
                uniqueness.minLength(),
                uniqueness.densityLimit(),
                uniqueness.quarantineDays(),
                policy.trivialCodesAllowed(),
                policy.visibility().codesViewable(),
                policy.visibility().revealRoles(),
                policy.expiry().afterDays(),
                policy.expiry().noticeDays(),
                policy.selfService().regeneration(),
                policy.selfService().regenerationsPerDay(),
                policy.cardsPerUser(),
                policy.expiry().since());
    }

    /** The policy that results when these settings go before those of another. */
    public CodePolicy over(CodePolicy base) {
        return new CodePolicy(
                new UniquenessPolicy(
                        either(format, base.uniqueness().format()),
                        either(minLength, base.uniqueness().minLength()),
                        either(densityLimit, base.uniqueness().densityLimit()),
                        either(quarantineDays, base.uniqueness().quarantineDays())),
                either(trivialCodesAllowed, base.trivialCodesAllowed()),
                new Visibility(
                        either(codesViewable, base.visibility().codesViewable()),
                        either(revealRoles, base.visibility().revealRoles())),
                expiry(base.expiry()),
                new SelfService(
                        either(selfServiceRegeneration, base.selfService().regeneration()),
                        either(regenerationsPerDay, base.selfService().regenerationsPerDay())),
                either(cardsPerUser, base.cardsPerUser()));
    }

    private Expiry expiry(Expiry base) {
        Instant since = expiresAfterDays == null || expirySince == null ? base.since() : expirySince;
        return new Expiry(
                either(expiresAfterDays, base.afterDays()), either(expiryNoticeDays, base.noticeDays()), since);
    }

    /** Whether these settings say something of when codes end. */
    public boolean rulesExpiry() {
        return expiresAfterDays != null || expiryNoticeDays != null;
    }

    private static <T> T either(@Nullable T own, T base) {
        return own == null ? base : own;
    }
}
