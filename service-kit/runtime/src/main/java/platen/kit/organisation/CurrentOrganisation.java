package platen.kit.organisation;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The organisation of the request's access token. A caller without one (an operator, a service) has no business where this is used. */
@RequestScoped
public class CurrentOrganisation {

    private static final String CLAIM = "organisation";

    private final SecurityIdentity identity;

    CurrentOrganisation(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * @throws ForbiddenException when the token names no organisation
     */
    public UUID id() {
        if (identity.getPrincipal() instanceof JsonWebToken token && token.getClaim(CLAIM) != null) {
            try {
                return UUID.fromString(token.getClaim(CLAIM).toString());
            } catch (IllegalArgumentException notAnId) {
                throw new ForbiddenException("The token's organisation is not an id", notAnId);
            }
        }
        throw new ForbiddenException("The token names no organisation");
    }

    /** Who is asking, for audit: the token's subject. */
    public String caller() {
        return identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
    }
}
