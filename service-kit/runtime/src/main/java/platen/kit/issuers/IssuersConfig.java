package platen.kit.issuers;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Issuers bound to organisations, by a name of the operator's. What does not fit together stops the start. */
@ConfigMapping(prefix = "platen.oidc.issuers")
public interface IssuersConfig {

    /** None by default: then the issuer of {@code quarkus.oidc.auth-server-url} speaks for everybody. */
    @WithParentName
    Map<String, Issuer> issuers();

    /** An organisation's own provider. */
    interface Issuer {

        /** Where its discovery document is, without {@code /.well-known/openid-configuration}. */
        String authServerUrl();

        /** What its tokens say in {@code iss}, to the letter; {@link #authServerUrl()} by default. */
        Optional<String> issuer();

        /** The organisations it may speak for, by id. */
        Set<UUID> organisations();

        /** The claim with the organisation's id. Without it the issuer speaks for exactly one organisation, and its tokens need not say so. */
        Optional<String> organisationClaim();

        /** Where its tokens name groups or roles: a claim, or a path of claims with slashes. */
        @WithDefault("groups")
        String rolesClaim();

        /** What the provider calls our roles: names of it, by admin, helpdesk, auditor or user. Without any it calls them as we do. */
        Map<String, List<String>> roles();

        /** Whether everybody it signs in has the role user. */
        @WithDefault("false")
        boolean everybodyIsUser();

        /** Access tokens are for one of these. */
        @WithDefault("platen")
        List<String> audience();

        /** The claim that decides at a person's first sign-in who they are. */
        @WithDefault("preferred_username")
        String userNameClaim();

        /** Whether the default issuer no longer speaks for these organisations. */
        @WithDefault("true")
        boolean exclusive();

        /** This suite as a client of the provider, for pages; without it people sign in to pages at the default issuer. */
        Optional<String> clientId();

        /** The client's secret; secret. */
        Optional<String> clientSecret();
    }
}
