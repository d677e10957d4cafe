package platen.accesscode.cards.domain;

/** Why a card is nobody's any more. */
public enum Removal {
    BY_ADMIN("by-admin", true),
    BY_SOURCE("by-source", true),
    /** Its time was over. */
    ENDED("ended", true),
    USER_DELETED("user-deleted", false);

    private final String slug;
    private final boolean remembered;

    Removal(String slug, boolean remembered) {
        this.slug = slug;
        this.remembered = remembered;
    }

    public String slug() {
        return slug;
    }

    /** Whether the card can be restored; nothing is kept of somebody deleted. */
    public boolean isRemembered() {
        return remembered;
    }

    public static Removal of(String slug) {
        for (Removal removal : values()) {
            if (removal.slug.equals(slug)) {
                return removal;
            }
        }
        throw new IllegalArgumentException("Not a reason for removing a card: " + slug);
    }
}
