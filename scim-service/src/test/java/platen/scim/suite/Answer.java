package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/** What the service answered. */
record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

    String id() {
        return json.path("id").asText();
    }

    String contentType() {
        return headers.firstValue("Content-Type").orElse("");
    }

    String eTag() {
        return headers.firstValue("ETag").orElse("");
    }

    /** Asserts on the status and gives the body. */
    JsonNode ok(int expected) {
        assertThat(status).as(text).isEqualTo(expected);
        return json;
    }

    /** Asserts that this is an error of RFC 7644, 3.12. */
    Answer isScimError(int expected, String scimType) {
        assertThat(status).as(text).isEqualTo(expected);
        assertThat(json.path("schemas").path(0).asText()).isEqualTo("urn:ietf:params:scim:api:messages:2.0:Error");
        assertThat(json.path("status").isTextual()).isTrue();
        assertThat(json.path("status").asText()).isEqualTo(Integer.toString(expected));
        assertThat(json.path("scimType").asText()).isEqualTo(scimType);
        assertThat(json.path("detail").asText()).isNotEmpty();
        assertThat(contentType()).startsWith("application/scim+json");
        return this;
    }
}
