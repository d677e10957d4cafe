package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;

/** What the service answered with 200, for what is asked often: every path that REST Assured follows is compiled as a script first. */
final class Answers {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Answers() {}

    static JsonNode of(Response response) {
        String body = response.asString();
        assertThat(response.statusCode()).as(body).isEqualTo(200);
        return json(body);
    }

    static JsonNode json(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("No JSON: " + body, e);
        }
    }

    static String text(Response response, String field) {
        return of(response).required(field).asText();
    }
}
