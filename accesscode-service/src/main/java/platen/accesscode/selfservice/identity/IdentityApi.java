package platen.accesscode.selfservice.identity;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;

/** What identity-service offers to somebody who signs in. */
@RegisterRestClient(configKey = "identity")
@Path("/api/v1/me/subject")
interface IdentityApi {

    record BoundSubject(UUID userId) {}

    @PUT
    Uni<BoundSubject> bind(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization);
}
