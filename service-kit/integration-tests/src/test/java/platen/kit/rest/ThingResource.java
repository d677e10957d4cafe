package platen.kit.rest;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.CurrentOrganisation;

/** How a service uses this package. */
@Path("/api/v1/things")
@RolesAllowed("admin")
@Produces(MediaType.APPLICATION_JSON)
public class ThingResource {

    enum Colour {
        RED,
        GREEN
    }

    record Part(@NotBlank String name) {}

    record NewThing(
            @NotBlank @Size(max = 20) String name,
            @Nullable Colour colour,
            @Max(10) int size,
            @Nullable UUID owner,
            @Nullable Instant since,
            @Nullable Boolean shiny,
            @Nullable List<@Valid Part> parts) {}

    record Thing(UUID id, String name, long version, Instant createdAt) {}

    private final Things things;
    private final CurrentOrganisation organisation;
    private final CurrentIdempotentRequest idempotent;

    ThingResource(Things things, CurrentOrganisation organisation, CurrentIdempotentRequest idempotent) {
        this.things = things;
        this.organisation = organisation;
        this.idempotent = idempotent;
    }

    @GET
    public Uni<Page<Thing>> list(
            @QueryParam("limit") @DefaultValue("50") Limit limit, @QueryParam("cursor") @Nullable Cursor cursor) {
        return things.after(organisation.id(), cursor, limit.andOneMore())
                .map(found -> Page.of(found, limit, thing -> Cursor.of(thing.createdAt(), thing.id())));
    }

    @POST
    @Idempotent
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Thing>> create(@Valid NewThing thing) {
        return things.create(organisation.id(), thing.name(), idempotent.get())
                .chain(made -> things.find(organisation.id(), UUID.fromString(made.reference())))
                .map(made -> ETags.created(URI.create("/api/v1/things/" + made.id()), made, made.version()));
    }

    @GET
    @Path("/{id}")
    public Uni<RestResponse<Thing>> fetch(UUID id) {
        return things.find(organisation.id(), id).map(thing -> ETags.ok(thing, thing.version()));
    }

    @PUT
    @Path("/{id}")
    @RequiresIfMatch
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<RestResponse<Thing>> rename(UUID id, @HeaderParam("If-Match") IfMatch ifMatch, @Valid NewThing thing) {
        return things.rename(organisation.id(), id, ifMatch, thing.name())
                .map(renamed -> ETags.ok(renamed, renamed.version()));
    }

    @POST
    @Path("/orders")
    @Idempotent(required = true)
    public Uni<Void> order(@OptionalBody @Nullable NewThing thing) {
        return Uni.createFrom().voidItem();
    }

    @GET
    @Path("/few")
    public String few(@QueryParam("most") @Max(3) int most) {
        return "[]";
    }

    @GET
    @Path("/broken")
    public Uni<String> broken() {
        return Uni.createFrom().failure(new IllegalStateException("code 7KQ4MX"));
    }

    @GET
    @Path("/own-problem")
    public String ownProblem() {
        throw Problems.conflict("code-already-taken", "The code is taken", "Somebody else has it.")
                .with("retryable", false)
                .exception();
    }

    @GET
    @Path("/for-auditors")
    @RolesAllowed("auditor")
    public String forAuditors() {
        return "{}";
    }
}
