package platen.accesscode.domain;

/** What a person logs in with. Codes and cards are separate namespaces. */
public enum CredentialKind {
    ACCESS_CODE("access-code"),
    CARD("card");

    private final String slug;

    CredentialKind(String slug) {
        this.slug = slug;
    }

    /** As events, the API, the database and blind indexes have it. */
    public String slug() {
        return slug;
    }

    public static CredentialKind of(String slug) {
        return slug.equals(CARD.slug) ? CARD : ACCESS_CODE;
    }
}
