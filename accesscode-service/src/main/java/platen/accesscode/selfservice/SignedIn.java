package platen.accesscode.selfservice;

import io.quarkus.security.ForbiddenException;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jspecify.annotations.Nullable;
import platen.accesscode.selfservice.domain.Somebody;
import platen.accesscode.selfservice.domain.Subject;

/**
 * Who acts in their own matter. The access token counts, also where a page has an ID token beside it: some providers give
 * each client a subject of its own, and the suite's is that of the access token.
 */
@RequestScoped
public class SignedIn {

    private static final String ORGANISATION = "organisation";

    private final JsonWebToken accessToken;

    SignedIn(JsonWebToken accessToken) {
        this.accessToken = accessToken;
    }

    /**
     * @throws ForbiddenException when the token names no organisation or no subject
     */
    public Somebody somebody() {
        return new Somebody(
                organisation(),
                new Subject(required(accessToken.getIssuer()), required(accessToken.getSubject())),
                required(accessToken.getRawToken()));
    }

    private UUID organisation() {
        Object claim = accessToken.getClaim(ORGANISATION);
        try {
            return UUID.fromString(required(claim == null ? null : claim.toString()));
        } catch (IllegalArgumentException notAnId) {
            throw new ForbiddenException("The token's organisation is not an id", notAnId);
        }
    }

    private static String required(@Nullable String claim) {
        if (claim == null) {
            throw new ForbiddenException("The token does not say whose it is");
        }
        return claim;
    }
}
