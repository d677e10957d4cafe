package platen.google.connection.api;

import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.google.connection.Connection;
import platen.google.connection.FindConnection;
import platen.google.connection.SaveConnection;
import platen.google.connection.SaveConnection.Outcome;
import platen.google.connection.TestConnection;
import platen.google.connection.domain.ServiceAccountKey;
import platen.kit.organisation.CurrentOrganisation;
import platen.kit.rest.ETags;
import platen.kit.rest.IfMatch;
import platen.kit.rest.Problem;
import platen.kit.rest.Problems;

/** The organisation's one connection. */
@Path("/api/v1/google/connection")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Connection")
public class ConnectionResource {

    private static final URI LOCATION = URI.create("/api/v1/google/connection");

    private final CurrentOrganisation organisation;
    private final SaveConnection saveConnection;
    private final FindConnection findConnection;
    private final TestConnection testConnection;
    private final Clock clock;

    ConnectionResource(
            CurrentOrganisation organisation,
            SaveConnection saveConnection,
            FindConnection findConnection,
            TestConnection testConnection,
            Clock clock) {
        this.organisation = organisation;
        this.saveConnection = saveConnection;
        this.findConnection = findConnection;
        this.testConnection = testConnection;
        this.clock = clock;
    }

    @PUT
    @RolesAllowed("admin")
    @Operation(summary = "Create or replace the connection", description = "If-Match is required when there is one.")
    public Uni<RestResponse<ConnectionView>> put(
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable IfMatch ifMatch, @Valid ConnectionRequest request) {
        if (request.namesTwoDirectories()) {
            throw wrong("/domain", "must not be given beside a customer");
        }
        if (request.hasUnknownZone()) {
            throw wrong("/dailyRun/zone", "must be a time zone such as Europe/Berlin");
        }
        ServiceAccountKey key = key(request);
        return saveConnection
                .save(organisation.id(), request.toDomain(), key, ifMatch == null ? null : ifMatch::matches)
                .map(this::answer);
    }

    @GET
    @RolesAllowed({"admin", "auditor"})
    @Operation(summary = "Show the connection", description = "Of the key, only address and id.")
    public Uni<RestResponse<ConnectionView>> get() {
        return existing().map(connection -> ETags.ok(view(connection), connection.version()));
    }

    @POST
    @Path("/test")
    @RolesAllowed("admin")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Find out what the connection lacks")
    public Uni<ConnectionTestView> test() {
        return existing().chain(testConnection::test).map(ConnectionTestView::of);
    }

    private Uni<Connection> existing() {
        return findConnection.find(organisation.id()).map(connection -> {
            if (connection == null) {
                throw Problems.notFound("connection").exception();
            }
            return connection;
        });
    }

    private static @Nullable ServiceAccountKey key(ConnectionRequest request) {
        if (request.serviceAccountKey() == null) {
            return null;
        }
        ServiceAccountKey key = request.serviceAccountKey().toDomain();
        if (key.signingKey().isEmpty()) {
            throw wrong("/serviceAccountKey/private_key", "must be an RSA key of at least 2048 bits, in PEM");
        }
        return key;
    }

    private RestResponse<ConnectionView> answer(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created(Connection made) -> ETags.created(LOCATION, view(made), made.version());
            case Outcome.Replaced(Connection made) -> ETags.ok(view(made), made.version());
            case Outcome.VersionMissing missing ->
                throw Problems.preconditionRequired().exception();
            case Outcome.VersionChanged changed ->
                throw Problems.preconditionFailed().exception();
            case Outcome.KeyMissing missing -> throw wrong("/serviceAccountKey", "is required for a new connection");
        };
    }

    private ConnectionView view(Connection connection) {
        return ConnectionView.of(connection, clock.instant());
    }

    private static RuntimeException wrong(String pointer, String detail) {
        return Problems.invalid(List.of(Problem.Violation.at(pointer, detail))).exception();
    }
}
