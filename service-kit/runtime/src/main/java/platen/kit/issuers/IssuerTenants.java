package platen.kit.issuers;

import io.quarkus.arc.All;
import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Which issuer a request's token is checked with: the one it claims to be of, and what it claims must then be true. Pages go by where their
 * sign-in began. A bound issuer is asked for its keys when it is needed first, so one that is away at the start, or always, is nobody else's matter.
 */
@ApplicationScoped
class IssuerTenants implements TenantConfigResolver {

    private static final String BEARER = "bearer ";

    private final Issuers issuers;
    private final OidcConfig oidc;
    private final List<SignInPage> pages;
    private final Map<String, OidcTenantConfig> tenants = new ConcurrentHashMap<>();

    IssuerTenants(Issuers issuers, OidcConfig oidc, @All List<SignInPage> pages) {
        this.issuers = issuers;
        this.oidc = oidc;
        this.pages = pages;
    }

    /** Nothing for what is the default issuer's, which the extension finds by its own settings. */
    @Override
    public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> blocking) {
        return Uni.createFrom().item(() -> issuers.areBound() ? tenant(request) : null);
    }

    private @Nullable OidcTenantConfig tenant(RoutingContext request) {
        // The extension has it from any cookie that is there. Where it counts, the choice below has looked at the right
        // one.
        request.remove(OidcUtils.TENANT_ID_ATTRIBUTE);
        Optional<SignInPage> page = PageTenants.servedBy(pages, oidc, request.normalizedPath());
        return page.isPresent() ? ofPage(page.get(), request) : ofToken(request);
    }

    private @Nullable OidcTenantConfig ofToken(RoutingContext request) {
        String header = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return null;
        }
        return Claims.of(header.substring(BEARER.length()).trim())
                .flatMap(claims -> Claims.text(claims, "iss"))
                .flatMap(issuers::named)
                .map(issuer -> tenant(issuer.tenant(), () -> BearerTenants.of(issuer)))
                .orElse(null);
    }

    private @Nullable OidcTenantConfig ofPage(SignInPage page, RoutingContext request) {
        return PageTenants.signInOf(page, request, issuers)
                .map(issuer -> tenant(issuer.tenant(page), () -> PageTenants.of(page, issuer, oidc)))
                .orElse(null);
    }

    private OidcTenantConfig tenant(String id, Supplier<OidcTenantConfig> make) {
        return tenants.computeIfAbsent(id, unused -> make.get());
    }
}
