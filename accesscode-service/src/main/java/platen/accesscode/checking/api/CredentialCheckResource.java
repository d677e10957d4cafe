package platen.accesscode.checking.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    private static final String BLIND_INDEX = "[A-Za-z0-9_-]{43}=?";

    /**
     * @param type {@code access-code} or {@code card}
     * @param blindIndex base64url, 32 bytes
     * @param alternatives the same value under the other enabled keys while the index key is rotated
     */
    public record CredentialCheck(
            @NotNull UUID organisation,

            @NotNull @Pattern(regexp = "access-code|card", message = "must be access-code or card")
            String type,

            @NotNull @Pattern(regexp = BLIND_INDEX, message = "must be 32 bytes in base64url")
            String blindIndex,

            @Nullable @Size(max = 4, message = "must be 4 at most")
            List<@NotNull @Pattern(regexp = BLIND_INDEX, message = "must be 32 bytes in base64url") String>
                    alternatives) {

        private Set<Fingerprint> candidates() {
            return Stream.concat(
                            Stream.of(blindIndex),
                            Stream.ofNullable(alternatives).flatMap(List::stream))
                    .map(Fingerprint::parse)
                    .collect(Collectors.toSet());
        }
    }

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
        return check.holder(body.organisation(), CredentialKind.of(body.type()), body.candidates())
                .map(CredentialHolder::new);
    }
}
