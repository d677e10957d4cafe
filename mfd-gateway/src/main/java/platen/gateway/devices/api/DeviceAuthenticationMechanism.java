package platen.gateway.devices.api;

import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.AuthenticateDevice;
import platen.gateway.devices.domain.PairedDevice;

/** Recognises devices by their own token, on the devices' paths only; {@code application.properties} selects it there by its name. */
@ApplicationScoped
public class DeviceAuthenticationMechanism implements HttpAuthenticationMechanism {

    /** The role that lets a device try credentials. */
    public static final String ROLE = "device";

    private static final String NAME = "device";
    private static final String PATHS = "/v1/";
    private static final String SCHEME = "bearer ";

    private final AuthenticateDevice devices;

    DeviceAuthenticationMechanism(AuthenticateDevice devices) {
        this.devices = devices;
    }

    /** A token nobody knows makes the caller anonymous, who is then refused like a caller without one. */
    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (!context.normalizedPath().startsWith(PATHS)
                || authorization == null
                || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Uni.createFrom().nullItem();
        }
        return devices.byToken(authorization.substring(SCHEME.length()).strip())
                .map(device -> device == null ? null : identity(device));
    }

    private static SecurityIdentity identity(PairedDevice device) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(device)
                .addRole(ROLE)
                .build();
    }

    @Override
    public Uni<@Nullable ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        context.normalizedPath().startsWith(PATHS)
                                ? new ChallengeData(401, "WWW-Authenticate", "Bearer")
                                : null);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "device bearer", NAME));
    }
}
