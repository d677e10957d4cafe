package platen.kit.tracing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/** Calls a service, as which it stands itself, the way services call each other. */
@Path("/calling")
public class CallingResource {

    private final WebClient client;

    CallingResource(Vertx vertx) {
        this.client = WebClient.create(vertx);
    }

    @GET
    public Uni<String> call(@QueryParam("port") int port) {
        return client.get(port, "127.0.0.1", "/calling/called?name=Ana").send().map(HttpResponse::bodyAsString);
    }

    @GET
    @Path("/called")
    public String called(@HeaderParam("baggage") @Nullable String baggage) {
        return baggage == null ? "no baggage" : baggage;
    }
}
