package platen.gateway.pages;

import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;
import platen.gateway.people.domain.Subject;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.CurrentOrganisation;

/** Who has signed in to a page under an address that ends with a token, which begins with the organisation. */
@RequestScoped
public class SignedIn {

    private final JsonWebToken accessToken;
    private final CurrentOrganisation organisation;

    SignedIn(JsonWebToken accessToken, CurrentOrganisation organisation) {
        this.accessToken = accessToken;
        this.organisation = organisation;
    }

    /**
     * Empty for who has signed in as somebody of another organisation, or of none: what an issuer says counts in its own only.
     *
     * @param token of the address
     */
    public Optional<Subject> as(String token) {
        if (accessToken.getIssuer() == null || accessToken.getSubject() == null) {
            return Optional.empty();
        }
        return SecretTokens.parse(token)
                .map(SecretTokens.Presented::organisation)
                .filter(named -> organisation.find().filter(named::equals).isPresent())
                .map(ours -> new Subject(accessToken.getIssuer(), accessToken.getSubject()));
    }

    /** The access token itself, to ask other services as this person; secret. */
    public String token() {
        return accessToken.getRawToken();
    }
}
