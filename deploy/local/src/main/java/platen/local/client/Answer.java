package platen.local.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.UncheckedIOException;
import java.net.http.HttpHeaders;
import platen.local.Json;

/** What a service answered. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** The body; an empty object where there is none. */
    public JsonNode json() {
        return body.length == 0 ? Json.object() : Json.parse(body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** This answer, or an exception that quotes the refusal. */
    public Answer orThrow() {
        if (!ok()) {
            throw new Refused(this);
        }
        return this;
    }

    /** This answer when it has that status, or an exception that tells the one it has. */
    public Answer expecting(int expected) {
        if (status != expected) {
            throw new Refused(this);
        }
        return this;
    }

    /** The refusal's own words, without what might be secret in a success. */
    String refusal() {
        if (body.length == 0) {
            return "";
        }
        try {
            JsonNode problem = json();
            String words = problem.path("title").asText() + " "
                    + problem.path("detail").asText();
            return (words + " " + problem.path("error_description").asText() + errors(problem)).trim();
        } catch (UncheckedIOException e) {
            return "(not JSON)";
        }
    }

    private static String errors(JsonNode problem) {
        StringBuilder errors = new StringBuilder();
        for (JsonNode error : problem.path("errors")) {
            errors.append("; ")
                    .append(error.path("pointer").asText())
                    .append(' ')
                    .append(error.path("detail").asText());
        }
        return errors.toString();
    }

    @Override
    public String toString() {
        return request + " answered " + status + (ok() ? "" : " " + refusal());
    }

    /** A service said no. */
    public static final class Refused extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final transient Answer answer;

        Refused(Answer answer) {
            super(answer.toString());
            this.answer = answer;
        }

        public int status() {
            return answer.status();
        }
    }
}
