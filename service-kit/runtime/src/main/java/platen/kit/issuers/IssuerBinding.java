package platen.kit.issuers;

import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Holds what a checked token says against what its issuer may say. Afterwards an identity has {@link CallerAttributes}, and roles that its
 * issuer may give. A token of an issuer that does not speak for the organisation is refused like any that is not this suite's.
 */
@ApplicationScoped
class IssuerBinding implements SecurityIdentityAugmentor {

    private static final String ORGANISATION = "organisation";
    private static final String USER_NAME = "preferred_username";

    private final Issuers issuers;

    IssuerBinding(Issuers issuers) {
        this.issuers = issuers;
    }

    @Override
    public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
        return identity.getPrincipal() instanceof JsonWebToken
                ? Uni.createFrom().item(() -> bind(identity))
                : Uni.createFrom().item(identity);
    }

    private SecurityIdentity bind(SecurityIdentity identity) {
        JsonObject claims = accessToken(identity);
        String tenant = identity.getAttribute(OidcUtils.TENANT_ID_ATTRIBUTE);
        Optional<BoundIssuer> issuer = issuers.ofTenant(tenant == null ? "" : tenant);
        return issuer.isPresent() ? bind(identity, claims, issuer.get()) : ofDefault(identity, claims);
    }

    /** Pages have an ID token beside it; the access token counts. Its signature has been checked. */
    private static JsonObject accessToken(SecurityIdentity identity) {
        AccessTokenCredential token = identity.getCredential(AccessTokenCredential.class);
        return Optional.ofNullable(token)
                .flatMap(given -> Claims.of(given.getToken()))
                .orElseThrow(() -> new AuthenticationFailedException("The access token cannot be read"));
    }

    private static SecurityIdentity bind(SecurityIdentity identity, JsonObject claims, BoundIssuer issuer) {
        if (!issuer.issuer().equals(claims.getValue("iss"))) {
            throw new AuthenticationFailedException("The token is of another issuer");
        }
        UUID organisation = issuer.organisation(issuer.settings()
                        .organisationClaim()
                        .map(claims::getValue)
                        .orElse(null))
                .orElseThrow(() -> new AuthenticationFailedException("The issuer does not speak for the organisation"));
        var bound = rebuilt(identity, issuer.roles(identity.getRoles()))
                .addAttribute(CallerAttributes.ORGANISATION, organisation)
                .addAttribute(CallerAttributes.ISSUER, issuer.name());
        Claims.text(claims, issuer.settings().userNameClaim())
                .ifPresent(name -> bound.addAttribute(CallerAttributes.USER_NAME, name));
        return bound.build();
    }

    /** A builder that starts from an identity keeps its roles, so this one starts from nothing. */
    private static QuarkusSecurityIdentity.Builder rebuilt(SecurityIdentity identity, Set<String> roles) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(identity.getPrincipal())
                .addRoles(roles)
                .addCredentials(identity.getCredentials())
                .addAttributes(identity.getAttributes());
    }

    private SecurityIdentity ofDefault(SecurityIdentity identity, JsonObject claims) {
        Optional<UUID> organisation = Organisations.parse(claims.getValue(ORGANISATION));
        boolean ofBoundIssuer =
                Claims.text(claims, "iss").flatMap(issuers::named).isPresent();
        if (ofBoundIssuer || organisation.filter(issuers::closedToDefault).isPresent()) {
            throw new AuthenticationFailedException("The issuer does not speak for the organisation");
        }
        var builder = QuarkusSecurityIdentity.builder(identity);
        organisation.ifPresent(id -> builder.addAttribute(CallerAttributes.ORGANISATION, id));
        Claims.text(claims, USER_NAME).ifPresent(name -> builder.addAttribute(CallerAttributes.USER_NAME, name));
        return builder.build();
    }
}
