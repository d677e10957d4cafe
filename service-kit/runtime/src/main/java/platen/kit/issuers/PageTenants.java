package platen.kit.issuers;

import io.quarkus.oidc.runtime.OidcConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig;
import io.quarkus.oidc.runtime.OidcTenantConfig.Roles.Source;
import io.quarkus.oidc.runtime.OidcUtils;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Which issuer people sign in to a page with, and the page's settings there: those of its own tenant, but for the issuer and the client. */
final class PageTenants {

    private static final String ALL_BELOW = "/*";

    private PageTenants() {}

    /** The page that a path belongs to, if that page is open. */
    static Optional<SignInPage> servedBy(List<SignInPage> pages, OidcConfig oidc, String path) {
        return pages.stream()
                .filter(page -> pattern(page, oidc)
                        .filter(OidcTenantConfig::tenantEnabled)
                        .flatMap(OidcTenantConfig::tenantPaths)
                        .filter(served -> served.stream().anyMatch(pattern -> covers(pattern, path)))
                        .isPresent())
                .findFirst();
    }

    private static boolean covers(String pattern, String path) {
        return pattern.endsWith(ALL_BELOW)
                ? path.startsWith(pattern.substring(0, pattern.length() - 1))
                : path.equals(pattern);
    }

    private static Optional<OidcTenantConfig> pattern(SignInPage page, OidcConfig oidc) {
        return Optional.ofNullable(oidc.namedTenants().get(page.tenant()));
    }

    /**
     * Who comes back from a sign-in goes on with it. Else the organisation decides, if the request names one; else the session that is there.
     *
     * @return empty for the default issuer
     */
    static Optional<BoundIssuer> signInOf(SignInPage page, RoutingContext request, Issuers issuers) {
        String state = request.request().getParam("state");
        if (state != null && hasCookie(request, stateCookie(page.tenant(), state)::equals)) {
            return Optional.empty();
        }
        return Optional.ofNullable(state)
                .flatMap(left ->
                        first(issuers, issuer -> hasCookie(request, stateCookie(issuer.tenant(page), left)::equals)))
                .or(() -> page.organisation(request)
                        .map(issuers::ofPages)
                        .orElseGet(() -> first(issuers, issuer -> hasSession(page, request, issuer))));
    }

    private static String stateCookie(String tenant, String state) {
        return OidcUtils.STATE_COOKIE_NAME + "_" + tenant + "_" + state;
    }

    private static boolean hasSession(SignInPage page, RoutingContext request, BoundIssuer issuer) {
        String name = OidcUtils.SESSION_COOKIE_NAME + "_" + issuer.tenant(page);
        return hasCookie(request, cookie -> cookie.equals(name) || cookie.startsWith(name + "_"));
    }

    private static boolean hasCookie(RoutingContext request, Predicate<String> name) {
        return request.request().cookies().stream().anyMatch(cookie -> name.test(cookie.getName()));
    }

    private static Optional<BoundIssuer> first(Issuers issuers, Predicate<BoundIssuer> which) {
        return issuers.withPages().stream().filter(which).findFirst();
    }

    static io.quarkus.oidc.OidcTenantConfig of(SignInPage page, BoundIssuer issuer, OidcConfig oidc) {
        IssuersConfig.Issuer settings = issuer.settings();
        return io.quarkus.oidc.OidcTenantConfig.builder(pattern(page, oidc).orElseThrow())
                .tenantId(issuer.tenant(page))
                .authServerUrl(settings.authServerUrl())
                .connectionDelay(BearerTenants.PATIENCE)
                .connectionTimeout(BearerTenants.PATIENCE)
                .clientId(settings.clientId().orElseThrow())
                .credentials(settings.clientSecret().orElseThrow())
                .token()
                .issuer(issuer.issuer())
                .end()
                .roles(Source.accesstoken, settings.rolesClaim())
                .build();
    }
}
