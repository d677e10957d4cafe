package platen.scim.users.domain;

/** The two credentials that come with a user. */
public enum CredentialKind {
    ACCESS_CODE("accessCode", "access-code") {
        /** R3: letters and digits of ASCII, spaces and hyphens dropped, four to ten. */
        @Override
        public SuppliedValue read(String written) {
            return SuppliedValue.read(written, " -", 4, 10);
        }
    },

    CARD("accessCard", "card") {
        /** Readers and lists separate a card's digits with all kinds of signs. */
        @Override
        public SuppliedValue read(String written) {
            return SuppliedValue.read(written, SuppliedValue.ANY_SEPARATOR, 4, 64);
        }
    };

    private final String attribute;
    private final String word;

    CredentialKind(String attribute, String word) {
        this.attribute = attribute;
        this.word = word;
    }

    /** What comes of a value that a provider wrote. */
    public abstract SuppliedValue read(String written);

    /** Name of the attribute in the extension. */
    public String attribute() {
        return attribute;
    }

    /** What blind indexes and seals call it. */
    public String word() {
        return word;
    }
}
