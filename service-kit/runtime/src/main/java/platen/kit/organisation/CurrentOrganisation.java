package platen.kit.organisation;

import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;
import platen.kit.issuers.CallerAttributes;

/** The organisation that the request's access token speaks for. A caller without one (an operator, a service) has no business where this is used. */
@RequestScoped
public class CurrentOrganisation {

    private final SecurityIdentity identity;

    CurrentOrganisation(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * @throws ForbiddenException when the token names no organisation
     */
    public UUID id() {
        return find().orElseThrow(() -> new ForbiddenException("The token names no organisation"));
    }

    /** Empty for who has none. */
    public Optional<UUID> find() {
        return Optional.ofNullable(identity.getAttribute(CallerAttributes.ORGANISATION));
    }

    /** The caller's user name at their provider, if the token tells it. */
    public Optional<String> userName() {
        return Optional.ofNullable(identity.getAttribute(CallerAttributes.USER_NAME));
    }

    /**
     * Who is asking, for audit: the token's subject. One of an organisation's own issuer stands behind that issuer's name, since it may say
     * what it likes: {@code school/4711}.
     */
    public String caller() {
        String subject = identity.getPrincipal() instanceof JsonWebToken token && token.getSubject() != null
                ? token.getSubject()
                : identity.getPrincipal().getName();
        String issuer = identity.getAttribute(CallerAttributes.ISSUER);
        return issuer == null ? subject : issuer + "/" + subject;
    }
}
