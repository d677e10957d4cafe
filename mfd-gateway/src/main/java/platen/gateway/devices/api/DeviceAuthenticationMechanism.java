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
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.AuthenticateDevice;
import platen.gateway.devices.CurrentDevice;
import platen.gateway.devices.domain.KeyProof;
import platen.gateway.devices.domain.PairedDevice;

/**
 * Recognises devices by their own token, on the devices' paths only, and their panels by the secret in the address;
 * {@code application.properties} selects it there by its name.
 */
@ApplicationScoped
public class DeviceAuthenticationMechanism implements HttpAuthenticationMechanism {

    /** The role that lets a device try credentials. */
    public static final String ROLE = "device";

    private static final String NAME = "device";
    private static final String PATHS = "/v1/";
    private static final String PANELS = "/panel/";
    private static final String BEARER = "bearer ";

    /** RFC 9449: with a token that is bound to a key. */
    private static final String DPOP = "dpop ";

    private final AuthenticateDevice devices;
    private final DeviceProofs proofs;

    DeviceAuthenticationMechanism(AuthenticateDevice devices, DeviceProofs proofs) {
        this.devices = devices;
        this.proofs = proofs;
    }

    /** A token nobody knows, or one without the proof it needs, makes the caller anonymous, who is then refused like a caller without one. */
    @Override
    public Uni<@Nullable SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
        if (context.normalizedPath().startsWith(PANELS)) {
            return known(devices.byPanelSecret(panelSecret(context.normalizedPath())), false);
        }
        String authorization = context.request().getHeader(HttpHeaders.AUTHORIZATION);
        if (!context.normalizedPath().startsWith(PATHS) || authorization == null) {
            return Uni.createFrom().nullItem();
        }
        if (has(authorization, BEARER)) {
            return identity(authorization.substring(BEARER.length()).strip(), Optional.empty());
        }
        if (!has(authorization, DPOP)) {
            return Uni.createFrom().nullItem();
        }
        String token = authorization.substring(DPOP.length()).strip();
        return proofs.of(context.request(), Optional.of(token)).chain(proof -> {
            if (proof.isEmpty()) {
                DeviceProofs.tellTheTime(context.response());
                return Uni.createFrom().nullItem();
            }
            return identity(token, proof);
        });
    }

    private static boolean has(String authorization, String scheme) {
        return authorization.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private Uni<@Nullable SecurityIdentity> identity(String token, Optional<KeyProof> proof) {
        return known(devices.byToken(token, proof), proof.isPresent());
    }

    private static String panelSecret(String path) {
        String rest = path.substring(PANELS.length());
        int end = rest.indexOf('/');
        return end < 0 ? rest : rest.substring(0, end);
    }

    private static Uni<@Nullable SecurityIdentity> known(Uni<@Nullable PairedDevice> device, boolean proved) {
        return device.map(found -> found == null ? null : identity(found, proved));
    }

    private static SecurityIdentity identity(PairedDevice device, boolean keyProved) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(device)
                .addRole(ROLE)
                .addAttribute(CurrentDevice.KEY_PROVED, keyProved)
                .build();
    }

    @Override
    public Uni<@Nullable ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        context.normalizedPath().startsWith(PATHS)
                                ? new ChallengeData(401, "WWW-Authenticate", "Bearer, DPoP algs=\"ES256\"")
                                : null);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
        return Uni.createFrom()
                .item(new HttpCredentialTransport(HttpCredentialTransport.Type.AUTHORIZATION, "device bearer", NAME));
    }
}
