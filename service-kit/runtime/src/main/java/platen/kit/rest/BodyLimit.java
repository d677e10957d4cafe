package platen.kit.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Refuses a body whose announced length is over {@code quarkus.http.limits.max-body-size}; the server's own refusal has no body. */
@ApplicationScoped
public class BodyLimit {

    /** Before the server's own check. */
    private static final int PRIORITY = 1_000;

    private final long limit;
    private final String answer;

    BodyLimit(
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit,
            ObjectMapper json)
            throws JsonProcessingException {
        this.limit = limit.asLongValue();
        this.answer = json.writeValueAsString(HttpProblems.of(413));
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, PRIORITY);
    }

    private void check(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || !length.matches("\\d{1,18}") || Long.parseLong(length) <= limit) {
            routing.next();
            return;
        }
        LastAnswer.send(routing, 413, Problem.MEDIA_TYPE.toString(), answer);
    }
}
