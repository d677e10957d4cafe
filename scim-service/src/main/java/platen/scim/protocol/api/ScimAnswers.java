package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.UnaryOperator;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/** Answers with their JSON written already, so that no other writer can change it. */
public final class ScimAnswers {

    public static final String MEDIA_TYPE = "application/scim+json";

    private static final MediaType SCIM = new MediaType("application", "scim+json");

    private ScimAnswers() {}

    /** 200. */
    public static Response ok(JsonNode json) {
        return of(200, json).build();
    }

    /** 200 with the version as a weak tag: two writings of the same version may differ in attributes asked for. */
    public static Response ok(ObjectNode resource, long version) {
        return of(200, resource).tag(tag(version)).build();
    }

    /** 204 with the version. */
    public static Response done(long version) {
        return Response.noContent().tag(tag(version)).build();
    }

    /** 201. */
    public static Response created(ObjectNode resource, long version) {
        return created(resource, UnaryOperator.identity(), version);
    }

    /**
     * 201.
     *
     * @param projection what of the resource is shown
     */
    public static Response created(ObjectNode resource, UnaryOperator<ObjectNode> projection, long version) {
        return of(201, projection.apply(resource))
                .tag(tag(version))
                .location(URI.create(resource.at("/meta/location").asText()))
                .build();
    }

    /** 304. */
    public static Response notModified(long version) {
        return Response.notModified(tag(version)).build();
    }

    public static Response refused(ScimRefusal refusal) {
        Response.ResponseBuilder answer = of(refusal.status(), ScimJson.error(refusal));
        if (refusal.status() == 413) {
            // What is left of the body is not read.
            answer.header("Connection", "close");
        }
        return answer.build();
    }

    static byte[] bytes(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** What the caller wants: {@code application/json} only when Accept has no place for SCIM's own type. */
    static MediaType typeFor(List<MediaType> acceptable) {
        boolean onlyJson = acceptable.stream().noneMatch(SCIM::isCompatible)
                && acceptable.stream().anyMatch(MediaType.APPLICATION_JSON_TYPE::isCompatible);
        return onlyJson ? MediaType.APPLICATION_JSON_TYPE : SCIM;
    }

    private static EntityTag tag(long version) {
        return new EntityTag(Long.toString(version), true);
    }

    private static Response.ResponseBuilder of(int status, JsonNode json) {
        return Response.status(status)
                .header(HttpHeaders.CONTENT_TYPE, MEDIA_TYPE)
                .entity(bytes(json));
    }
}
