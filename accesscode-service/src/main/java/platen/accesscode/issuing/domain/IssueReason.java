package platen.accesscode.issuing.domain;

import org.jspecify.annotations.Nullable;

/** Why a code is issued; the mail that follows, if any, depends on it. */
public enum IssueReason {
    USER_CREATED("user-created", true),
    SET_BY_ADMIN("set-by-admin", true),
    GENERATED_BY_ADMIN("generated-by-admin", true),
    REMOVED_BY_ADMIN("removed-by-admin", true),
    REGENERATED_BY_USER("regenerated-by-user", false),
    SOURCE_CHANGED("source-changed", false),
    SOURCE_CLEARED("source-cleared", true),
    CONFLICT("conflict", true),
    IMPORTED("imported", true),
    IMPORT_CLEARED("import-cleared", true),
    EXPIRED("expired", true),
    RESTORED("restored", false),
    POLICY_JOB("policy-job", true);

    private final String slug;
    private final boolean mayMail;

    IssueReason(String slug, boolean mayMail) {
        this.slug = slug;
        this.mayMail = mayMail;
    }

    public String slug() {
        return slug;
    }

    /** Whether its holder may be told by mail, so that the event must carry the code, sealed. */
    public boolean mayMail() {
        return mayMail;
    }

    /** Whether its holder is told only when whoever caused it chose so. */
    public boolean mailsByChoice() {
        return this == IMPORTED || this == IMPORT_CLEARED || this == POLICY_JOB;
    }

    /**
     * What a code is issued for when its inactive holder is back. Who was never told of any code gets the invitation then,
     * whatever happened before; a change that was to tell nobody does not do so later either.
     *
     * @param before of the code it replaces; null when there is none
     */
    public IssueReason onReturn(@Nullable IssueReason before, boolean mayMail) {
        if (before == USER_CREATED) {
            return USER_CREATED;
        }
        return mayMail ? this : RESTORED;
    }

    /** Of a supplied code that is given after its holder gave it up. */
    public static IssueReason suppliedBy(String source) {
        return source.equals(CodeOrigin.IMPORT) ? IMPORTED : SOURCE_CHANGED;
    }

    public static IssueReason of(String slug) {
        for (IssueReason reason : values()) {
            if (reason.slug.equals(slug)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("Not a reason for issuing a code: " + slug);
    }
}
