package platen.gateway.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What the gateway answered. */
record Answer(
        int status,
        String text,
        JsonNode json,
        Optional<String> retryAfter,
        Optional<String> contentType,
        Optional<String> etag) {

    String sessionId() {
        return json.path("sessionId").asText();
    }

    String ticket() {
        return json.path("ticket").asText();
    }

    String problem() {
        return json.path("type").asText();
    }
}
