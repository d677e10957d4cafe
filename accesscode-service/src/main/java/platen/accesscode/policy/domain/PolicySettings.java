package platen.accesscode.policy.domain;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Some settings of a policy; null where nothing is said. */
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
        @Nullable Integer regenerationsPerDay) {

    public static final PolicySettings NONE =
            new PolicySettings(null, null, null, null, null, null, null, null, null, null, null);

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
                policy.selfService().regenerationsPerDay());
    }

    /** The policy that results when these settings go before those of another. */
    public CodePolicy over(CodePolicy base) {
        if (equals(NONE)) {
            return base;
        }
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
                new Expiry(
                        either(expiresAfterDays, base.expiry().afterDays()),
                        either(expiryNoticeDays, base.expiry().noticeDays())),
                new SelfService(
                        either(selfServiceRegeneration, base.selfService().regeneration()),
                        either(regenerationsPerDay, base.selfService().regenerationsPerDay())));
    }

    private static <T> T either(@Nullable T own, T base) {
        return own == null ? base : own;
    }
}
