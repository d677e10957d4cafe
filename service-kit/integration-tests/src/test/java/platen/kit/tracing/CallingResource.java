package platen.kit.tracing;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.ext.web.client.HttpResponse;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

/** Calls a service, as which it stands itself, the way services call each other. */
@Path("/calling")
public class CallingResource {

    private final WebClient client;

    CallingResource(Vertx vertx) {
        this.client = WebClient.create(vertx);
    }

    @GET
    public Uni<Integer> call(@QueryParam("port") int port) {
        return client.get(port, "127.0.0.1", "/calling/called?name=Ana").send().map(HttpResponse::statusCode);
    }

    @GET
    @Path("/called")
    public String called() {
        return "yes";
    }
}
