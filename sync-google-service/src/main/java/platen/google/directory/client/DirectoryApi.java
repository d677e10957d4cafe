package platen.google.directory.client;

import io.quarkus.rest.client.reactive.ClientExceptionMapper;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
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

    /** users.get. */
    @GET
    @Path("/users/{user}")
    Uni<byte[]> user(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @PathParam("user") String user,
            @QueryParam("projection") String projection,
            @QueryParam("customFieldMask") String schema,
            @QueryParam("fields") String fields);

    /** users.watch, of one kind of change; customer or domain as in users.list. */
    @POST
    @Path("/users/watch")
    @Consumes(MediaType.APPLICATION_JSON)
    Uni<byte[]> watch(
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @QueryParam("customer") @Nullable String customer,
            @QueryParam("domain") @Nullable String domain,
            @QueryParam("event") String event,
            ChannelBody channel);

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
