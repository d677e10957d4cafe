package platen.google.push.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import platen.google.push.Push;
import platen.google.push.ReceivePush;

/** Where Google pushes to. Open to everybody, hence the same answer to everybody: 200 and nothing. */
@Path("/google/push")
@PermitAll
@Tag(name = "Push")
public class PushResource {

    private static final String PERSON_ID = "[A-Za-z0-9_-]{1,64}";
    private static final int LONGEST_HEADER = 256;

    private final ReceivePush receivePush;
    private final PushGate gate;
    private final ObjectMapper json;

    PushResource(ReceivePush receivePush, PushGate gate, ObjectMapper json) {
        this.receivePush = receivePush;
        this.gate = gate;
        this.json = json;
    }

    @POST
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Take a notification of Google's",
            description = "The body names a person, who is read again; nothing in it is believed.")
    @APIResponse(responseCode = "200", description = "Always, whether it was Google or not")
    @APIResponse(responseCode = "413", description = "Longer than any notification")
    @APIResponse(responseCode = "503", description = "Too many at once; Google comes again")
    public Uni<RestResponse<Void>> receive(
            @HeaderParam("X-Goog-Channel-ID") @Nullable String channel,
            @HeaderParam("X-Goog-Channel-Token") @Nullable String token,
            @HeaderParam("X-Goog-Resource-State") @Nullable String state,
            @HeaderParam("X-Goog-Resource-ID") @Nullable String resource,
            byte @Nullable [] body) {
        if (!gate.hasRoom()) {
            return Uni.createFrom().item(RestResponse.status(RestResponse.Status.SERVICE_UNAVAILABLE));
        }
        return receivePush
                .receive(new Push(
                        shortText(channel), shortText(token), shortText(state), resource(resource), person(body)))
                .replaceWith(RestResponse.ok());
    }

    /** What is longer than Google's headers are is none of them. */
    private static String shortText(@Nullable String header) {
        return header == null || header.length() > LONGEST_HEADER ? "" : header;
    }

    private static @Nullable String resource(@Nullable String header) {
        String resource = shortText(header);
        return resource.isEmpty() ? null : resource;
    }

    private @Nullable String person(byte @Nullable [] body) {
        if (body == null || body.length == 0 || body.length > PushGate.MOST_BYTES) {
            return null;
        }
        try {
            JsonNode id = json.readTree(body).path("id");
            return id.isTextual() && id.asText().matches(PERSON_ID) ? id.asText() : null;
        } catch (IOException notJson) {
            return null;
        }
    }
}
