package platen.google.directory.client;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** What the Directory API does with channels; for some reason under another path than the rest. */
@Path("/admin/directory_v1/channels")
@RegisterRestClient(configKey = "google-directory")
public interface ChannelsApi {

    /** channels.stop. */
    @POST
    @Path("/stop")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<byte[]> stop(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, ChannelBody channel);

    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        return GoogleErrors.ofDirectory(response);
    }
}
