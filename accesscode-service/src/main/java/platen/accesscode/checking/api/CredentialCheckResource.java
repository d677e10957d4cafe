package platen.accesscode.checking.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;
import platen.accesscode.checking.CheckCredential;
import platen.accesscode.domain.CredentialKind;
import platen.accesscode.domain.Fingerprint;

/** For the gateway: whether a credential works, and whose it is, by blind index. */
@Path("/api/v1/service/credential-checks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class CredentialCheckResource {

    /**
     * @param type {@code access-code} or {@code card}
     * @param blindIndex base64url, 32 bytes
     */
    public record CredentialCheck(
            @NotNull UUID organisation,

            @NotNull @Pattern(regexp = "access-code|card", message = "must be access-code or card")
            String type,

            @NotNull @Pattern(regexp = "[A-Za-z0-9_-]{43}=?", message = "must be 32 bytes in base64url")
            String blindIndex) {}

    /**
     * @param userId null when the credential works for nobody
     */
    public record CredentialHolder(@Nullable UUID userId) {}

    private final CheckCredential check;

    CredentialCheckResource(CheckCredential check) {
        this.check = check;
    }

    @POST
    @Operation(summary = "Tell whose working credential has this blind index")
    public Uni<CredentialHolder> check(@Valid CredentialCheck body) {
        return check.holder(body.organisation(), CredentialKind.of(body.type()), Fingerprint.parse(body.blindIndex()))
                .map(CredentialHolder::new);
    }
}
