package platen.kit.rest;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a request failed, as of RFC 9457. Callers may rely on {@code type}; title and detail are for people.
 *
 * @param type {@code /problems/<slug>}, relative and stable
 * @param errors one for each part of the request that is wrong
 * @param extensions further members, written beside the others
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@JsonPropertyOrder({"type", "title", "status", "detail", "instance", "errors"})
public record Problem(
        String type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable URI instance,
        List<Violation> errors,
        @JsonAnyGetter Map<String, Object> extensions) {

    /** {@code application/problem+json}. */
    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    /**
     * One wrong part.
     *
     * @param pointer JSON pointer (RFC 6901) into the body; empty for the body as a whole
     * @param parameter name of a query, path or header parameter instead
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Violation(
            @Nullable String pointer, @Nullable String parameter, String detail) {

        /** Something in the body. */
        public static Violation at(String pointer, String detail) {
            return new Violation(pointer, null, detail);
        }

        /** Something in query, path or headers. */
        public static Violation ofParameter(String parameter, String detail) {
            return new Violation(null, parameter, detail);
        }
    }

    public Problem {
        errors = List.copyOf(errors);
        extensions = Map.copyOf(extensions);
    }

    /** A problem without detail; {@code slug} becomes its type. */
    public static Problem of(int status, String slug, String title) {
        return new Problem("/problems/" + slug, title, status, null, null, List.of(), Map.of());
    }

    public Problem withDetail(String newDetail) {
        return new Problem(type, title, status, newDetail, instance, errors, extensions);
    }

    public Problem withErrors(List<Violation> newErrors) {
        return new Problem(type, title, status, detail, instance, newErrors, extensions);
    }

    /** Adds a member of our own. */
    public Problem with(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put(member, value);
        return new Problem(type, title, status, detail, instance, errors, more);
    }

    /** To be thrown, or failed with. */
    public ProblemException exception() {
        return new ProblemException(this);
    }

    public Response toResponse() {
        return Response.status(status).type(MEDIA_TYPE).entity(this).build();
    }
}
