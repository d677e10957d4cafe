package platen.accesscode.selfservice;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import platen.accesscode.selfservice.domain.Somebody;
import platen.accesscode.selfservice.domain.Subject;
import platen.kit.organisation.CurrentOrganisation;

/**
 * Who acts in their own matter. The access token counts, also where a page has an ID token beside it: some providers give
 * each client a subject of its own, and the suite's is that of the access token.
 */
@RequestScoped
public class SignedIn {

    private final JsonWebToken accessToken;
    private final CurrentOrganisation organisation;

    SignedIn(JsonWebToken accessToken, CurrentOrganisation organisation) {
        this.accessToken = accessToken;
        this.organisation = organisation;
    }

    /**
     * @throws ForbiddenException when the token names no organisation or no subject
     */
    public Somebody somebody() {
        return new Somebody(
                organisation.id(),
                new Subject(required(accessToken.getIssuer()), required(accessToken.getSubject())),
                required(accessToken.getRawToken()));
    }

    private static String required(@Nullable String claim) {
        if (claim == null) {
            throw new ForbiddenException("The token does not say whose it is");
        }
        return claim;
    }
}
