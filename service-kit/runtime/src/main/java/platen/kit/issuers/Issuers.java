package platen.kit.issuers;

import io.quarkus.runtime.StartupEvent;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** The issuers bound to organisations. All that is not of one of them is the default issuer's. */
@ApplicationScoped
public class Issuers {

    private final Map<String, BoundIssuer> byIssuer = new HashMap<>();
    private final Map<String, BoundIssuer> byName = new HashMap<>();
    private final Map<UUID, BoundIssuer> withPages = new HashMap<>();
    private final Set<UUID> closedToDefault;
    private final URI defaultUrl;

    /**
     * @throws IllegalArgumentException when the configuration cannot be meant; says all that is wrong with an issuer
     */
    Issuers(IssuersConfig config, @ConfigProperty(name = "quarkus.oidc.auth-server-url") String defaultUrl) {
        this.defaultUrl = URI.create(defaultUrl);
        config.issuers().forEach((name, settings) -> add(new BoundIssuer(name, settings)));
        this.closedToDefault = config.issuers().values().stream()
                .filter(IssuersConfig.Issuer::exclusive)
                .flatMap(issuer -> issuer.organisations().stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A configuration that cannot be meant stops the start, not the first request. */
    void check(@Observes StartupEvent start) {}

    private void add(BoundIssuer issuer) {
        if (!issuer.faults().isEmpty()) {
            throw wrong(issuer, String.join("; ", issuer.faults()));
        }
        if (issuer.url().equals(defaultUrl)) {
            throw wrong(issuer, "is the default issuer");
        }
        if (byIssuer.put(issuer.issuer(), issuer) != null) {
            throw wrong(issuer, "is there under another name, too");
        }
        byName.put(issuer.name(), issuer);
        if (issuer.hasPages()) {
            for (UUID organisation : issuer.settings().organisations()) {
                if (withPages.put(organisation, issuer) != null) {
                    throw wrong(issuer, "has a client for pages, and so has another issuer of the same organisation");
                }
            }
        }
    }

    private static IllegalArgumentException wrong(BoundIssuer issuer, String why) {
        return new IllegalArgumentException("The issuer platen.oidc.issuers." + issuer.name() + " " + why);
    }

    /** Scheme, host and port of where a request to a page would be sent to sign in. */
    public String signInOrigin(SignInPage page, RoutingContext request) {
        URI url =
                PageTenants.signInOf(page, request, this).map(BoundIssuer::url).orElse(defaultUrl);
        return url.getScheme() + "://" + url.getAuthority();
    }

    boolean areBound() {
        return !byIssuer.isEmpty();
    }

    /**
     * @param issuer as a token claims it
     */
    Optional<BoundIssuer> named(@Nullable String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    /** The one that the extension checked a token with. */
    Optional<BoundIssuer> ofTenant(String tenant) {
        int dot = tenant.lastIndexOf('.');
        return dot < 0 ? Optional.empty() : Optional.ofNullable(byName.get(tenant.substring(dot + 1)));
    }

    /** Where the people of an organisation sign in to pages, unless it is the default issuer. */
    Optional<BoundIssuer> ofPages(UUID organisation) {
        return Optional.ofNullable(withPages.get(organisation));
    }

    Set<BoundIssuer> withPages() {
        return Set.copyOf(withPages.values());
    }

    boolean closedToDefault(UUID organisation) {
        return closedToDefault.contains(organisation);
    }
}
