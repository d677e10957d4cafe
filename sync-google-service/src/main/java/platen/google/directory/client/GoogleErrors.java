package platen.google.directory.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.Refusal;

/** Reads Google's refusals down to their one-word reason; their messages may name people. */
final class GoogleErrors {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String WORD = "[A-Za-z_]{1,64}";

    private GoogleErrors() {}

    static @Nullable RuntimeException ofDirectory(Response response) {
        JsonNode error = body(response).path("error");
        String reason = word(error.path("errors").path(0).path("reason"), word(error.path("status"), ""));
        return failure(response, Refusal.ofDirectory(response.getStatus(), reason), reason);
    }

    static @Nullable RuntimeException ofToken(Response response) {
        String error = word(body(response).path("error"), "");
        return failure(response, Refusal.ofToken(response.getStatus(), error), error);
    }

    private static @Nullable RuntimeException failure(Response response, Refusal refusal, String word) {
        if (response.getStatus() < 300) {
            return null;
        }
        String said = word.isEmpty() ? "HTTP " + response.getStatus() : word;
        return new DirectoryFailure(refusal, said, retryAfter(response.getHeaderString(HttpHeaders.RETRY_AFTER)));
    }

    private static JsonNode body(Response response) {
        try {
            return response.hasEntity() ? JSON.readTree(response.readEntity(String.class)) : JSON.missingNode();
        } catch (JsonProcessingException notJson) {
            return JSON.missingNode();
        }
    }

    private static String word(JsonNode node, String otherwise) {
        return node.isTextual() && node.asText().matches(WORD) ? node.asText() : otherwise;
    }

    /** Seconds or an HTTP date. */
    static @Nullable Duration retryAfter(@Nullable String header) {
        if (header == null) {
            return null;
        }
        if (header.matches("\\d{1,9}")) {
            return Duration.ofSeconds(Long.parseLong(header));
        }
        try {
            Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
            return Duration.between(Instant.now(), until);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }
}
