package platen.kit.issuers;

/** What a token was found to say of its bearer, as attributes of their identity. */
public final class CallerAttributes {

    /** The organisation, a {@code UUID}; none for who has none. */
    public static final String ORGANISATION = "platen.organisation";

    /** The operator's name of the issuer, if it is not the default one. */
    public static final String ISSUER = "platen.issuer";

    /** The user name at the provider, if the token tells it. */
    public static final String USER_NAME = "platen.user-name";

    private CallerAttributes() {}
}
