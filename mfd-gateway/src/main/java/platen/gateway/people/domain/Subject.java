package platen.gateway.people.domain;

/**
 * A sign-in at an identity provider.
 *
 * @param issuer as its tokens say it
 * @param subject means something at that issuer only
 */
public record Subject(String issuer, String subject) {

    /** Without the personal data. */
    @Override
    public String toString() {
        return "Subject[" + issuer + "]";
    }
}
