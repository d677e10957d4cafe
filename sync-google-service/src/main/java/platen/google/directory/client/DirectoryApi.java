package platen.google.directory.client;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.rest.client.inject.RegisterRestClient;
import org.jspecify.annotations.Nullable;

/** The calls of the Directory API that are made here. Bodies come as bytes: what does not parse must not be quoted by a parser. */
@Path("/admin/directory/v1")
@RegisterRestClient(configKey = "google-directory")
public interface DirectoryApi {

    /** users.list. */
    @GET
    @Path("/users")
    Uni<byte[]> users(@HeaderParam(HttpHeaders.AUTHORIZATION) String authorization, @BeanParam UserQuery query);

    /** schemas.get. */
    @GET
    @Path("/customer/{customer}/schemas/{schema}")
    Uni<byte[]> schema(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("customer") String customer,
            @PathParam("schema") String schema);

    /** orgunits.list: all of them in one answer. */
    @GET
    @Path("/customer/{customer}/orgunits")
    Uni<byte[]> orgUnits(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("customer") String customer,
            @QueryParam("type") String type,
            @QueryParam("fields") String fields);

    @ClientExceptionMapper
    static @Nullable RuntimeException refused(Response response) {
        return GoogleErrors.ofDirectory(response);
    }
}
