package platen.scim.protocol;

/** Why a request is refused, in the words of RFC 7644, table 9, and RFC 9865. */
public enum ScimType {
    INVALID_FILTER("invalidFilter"),
    TOO_MANY("tooMany"),
    INVALID_CURSOR("invalidCursor"),
    EXPIRED_CURSOR("expiredCursor"),
    INVALID_COUNT("invalidCount"),
    UNIQUENESS("uniqueness"),
    MUTABILITY("mutability"),
    INVALID_SYNTAX("invalidSyntax"),
    INVALID_PATH("invalidPath"),
    NO_TARGET("noTarget"),
    INVALID_VALUE("invalidValue");

    private final String word;

    ScimType(String word) {
        this.word = word;
    }

    public String word() {
        return word;
    }
}
