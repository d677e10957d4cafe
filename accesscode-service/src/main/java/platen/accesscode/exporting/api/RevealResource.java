package platen.accesscode.exporting.api;

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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import platen.accesscode.Cause;
import platen.accesscode.exporting.RevealCredentials;

/** For identity: codes and cards in clear, for an export that a person asked for. */
@Path("/api/v1/service/reveals")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed("service")
public class RevealResource {

    /**
     * @param actor the person who asked, as the audit shall name them: the subject of their token
     * @param purpose what for, as a slug
     */
    @Schema(name = "RevealRequest")
    public record RevealRequest(
            @NotNull UUID organisation,

            @NotNull
            @Pattern(regexp = "[\\x21-\\x7e]{1,255}", message = "must be a subject: 1 to 255 visible characters")
            String actor,

            @NotNull @Pattern(regexp = "[a-z][a-z0-9-]{0,39}", message = "must be a slug")
            String purpose,

            @NotNull @Size(min = 1, max = 500, message = "must be 1 to 500 people")
            List<@NotNull UUID> users) {}

    private final RevealCredentials reveal;

    RevealResource(RevealCredentials reveal) {
        this.reveal = reveal;
    }

    @POST
    @Operation(summary = "Reveal the codes and cards of up to 500 people; leaves a trace for each")
    public Uni<RestResponse<RevealView>> reveal(@Valid RevealRequest body) {
        return reveal.reveal(
                        body.organisation(),
                        new LinkedHashSet<>(body.users()),
                        Cause.request(body.actor()),
                        body.purpose())
                .map(revealed -> ResponseBuilder.ok(RevealView.of(revealed))
                        .header(HttpHeaders.CACHE_CONTROL, "no-store")
                        .build());
    }
}
