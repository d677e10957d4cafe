package platen.identity.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import platen.kit.rest.LastAnswer;
import platen.kit.rest.Problem;

/**
 * The server's limit is that of the largest file of people, which is read as it comes. Every other body is gathered in memory, so it has a
 * limit of its own: by its announced length here, and, where none is announced, by the reader of the body.
 */
@ApplicationScoped
public class SmallBodies {

    /** After the server's own limit has been noted, before anything reads. */
    private static final int PRIORITY = 1;

    /** What Quarkus looks up when it reads a body without an announced length. */
    private static final String LIMIT = "io.quarkus.max-request-size";

    private static final String FILES = "/api/v1/imports";

    private final long limit;
    private final String answer;

    SmallBodies(
            @ConfigProperty(name = "platen.identity.largest-body", defaultValue = "2M") MemorySize limit,
            ObjectMapper json)
            throws JsonProcessingException {
        this.limit = limit.asLongValue();
        this.answer = json.writeValueAsString(Problem.of(413, "body-too-large", "The body is too large"));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext routing) {
        boolean file = routing.request().method().equals(HttpMethod.POST)
                && routing.normalizedPath().equals(FILES);
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (file) {
            routing.next();
        } else if (length == null) {
            routing.put(LIMIT, limit);
            routing.next();
        } else if (length.matches("\\d{1,18}") && Long.parseLong(length) <= limit) {
            routing.next();
        } else {
            LastAnswer.send(routing, 413, Problem.MEDIA_TYPE.toString(), answer);
        }
    }
}
