package platen.kit.issuers;

import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.ApplicationType;
import java.time.Duration;

/** How access tokens of a bound issuer are checked: here, by its keys, and by nothing a token brings itself. */
final class BearerTenants {

    /** A request waits no longer for an issuer that is asked first. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private BearerTenants() {}

    static OidcTenantConfig of(BoundIssuer issuer) {
        IssuersConfig.Issuer settings = issuer.settings();
        return OidcTenantConfig.builder()
                .tenantId(issuer.tenant())
                .applicationType(ApplicationType.SERVICE)
                .authServerUrl(settings.authServerUrl())
                .connectionTimeout(PATIENCE)
                .token()
                .issuer(issuer.issuer())
                .audience(settings.audience())
                .allowJwtIntrospection(false)
                .allowOpaqueTokenIntrospection(false)
                .end()
                .roles()
                .roleClaimPath(settings.rolesClaim())
                .end()
                .build();
    }
}
