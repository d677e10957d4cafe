package platen.google.directory.client;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** Google's token endpoint (RFC 7523). */
@Path("")
@RegisterRestClient(configKey = "google-token")
public interface TokenApi {

    @POST
    @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
    Uni<byte[]> exchange(@FormParam("grant_type") String grantType, @FormParam("assertion") String assertion);

    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        return GoogleErrors.ofToken(response);
    }
}
