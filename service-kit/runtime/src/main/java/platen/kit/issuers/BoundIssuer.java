package platen.kit.issuers;

import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An issuer and what it may say: who is signed in, in one of its organisations, with roles of people there. Never that somebody is an
 * operator or a service, whatever its tokens claim.
 */
final class BoundIssuer {

    /** Roles within an organisation. */
    static final Set<String> ROLES = Set.of("admin", "helpdesk", "auditor", "user");

    private final String name;
    private final IssuersConfig.Issuer settings;

    BoundIssuer(String name, IssuersConfig.Issuer settings) {
        this.name = name;
        this.settings = settings;
    }

    String name() {
        return name;
    }

    IssuersConfig.Issuer settings() {
        return settings;
    }

    /** What its tokens say in {@code iss}. */
    String issuer() {
        return settings.issuer().orElse(settings.authServerUrl());
    }

    /** Where browsers are sent to. */
    URI url() {
        return URI.create(settings.authServerUrl());
    }

    boolean hasPages() {
        return settings.clientId().isPresent();
    }

    /** The extension's tenant for its access tokens. No underscore: that ends a name in cookies. */
    String tenant() {
        return "bearer." + name;
    }

    /** The extension's tenant for a page. */
    String tenant(SignInPage page) {
        return page.tenant() + "." + name;
    }

    /**
     * @param claim the value of {@link IssuersConfig.Issuer#organisationClaim()}, if there is one
     * @return empty when it may not speak for it
     */
    Optional<UUID> organisation(@Nullable Object claim) {
        return settings.organisationClaim().isEmpty()
                ? Optional.of(settings.organisations().iterator().next())
                : Organisations.parse(claim).filter(settings.organisations()::contains);
    }

    /** Our roles for the provider's. */
    Set<String> roles(Set<String> told) {
        Set<String> roles = settings.roles().isEmpty() ? new HashSet<>(told) : mapped(told);
        roles.retainAll(ROLES);
        if (settings.everybodyIsUser()) {
            roles.add("user");
        }
        return roles;
    }

    private Set<String> mapped(Set<String> told) {
        return settings.roles().entrySet().stream()
                .filter(role -> role.getValue().stream().anyMatch(told::contains))
                .map(Map.Entry::getKey)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Why this cannot be meant, for whoever starts the service. */
    List<String> faults() {
        return Faults.of(name, settings);
    }
}
