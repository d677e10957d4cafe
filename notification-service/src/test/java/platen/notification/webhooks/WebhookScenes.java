package platen.notification.webhooks;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import platen.notification.testing.Log;
import platen.notification.testing.Receiver;
import platen.notification.testing.Receiver.Request;
import platen.notification.testing.School;
import platen.notification.testing.TestClock;
import platen.testing.TestTokens;

/** A school with webhooks, through the API. */
final class WebhookScenes {

    /** A webhook and what its administrator knows of it. */
    record Hook(UUID organisation, UUID id, String secret) {

        JsonPath shown() {
            return as(organisation)
                    .get("/api/v1/webhooks/" + id)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
        }

        String etag() {
            return as(organisation).get("/api/v1/webhooks/" + id).getHeader("ETag");
        }

        List<Map<String, Object>> deliveries() {
            return as(organisation)
                    .get("/api/v1/webhooks/" + id + "/deliveries")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath()
                    .getList("items");
        }

        Map<String, Object> delivery() {
            List<Map<String, Object>> all = deliveries();
            assertThat(all).hasSize(1);
            return all.getFirst();
        }

        /** Waits for all deliveries to be in that state, and returns the latest. */
        Map<String, Object> await(String state) {
            Awaitility.await("deliveries are " + state)
                    .atMost(Duration.ofSeconds(20))
                    .untilAsserted(() -> assertThat(deliveries())
                            .isNotEmpty()
                            .allSatisfy(delivery -> assertThat(delivery).containsEntry("state", state)));
            return deliveries().getFirst();
        }

        Map<String, Object> awaitError(String error) {
            Awaitility.await("the delivery failed by " + error)
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> deliveries().stream().anyMatch(delivery -> error.equals(delivery.get("error"))));
            return delivery();
        }

        Response post(String what) {
            return as(organisation).post("/api/v1/webhooks/" + id + what);
        }

        void sets(String change) {
            assertThat(Log.database().execute("update webhook set " + change + " where id = ?", id))
                    .isEqualTo(1);
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private WebhookScenes() {}

    static RequestSpecification as(UUID organisation) {
        return as(TestTokens.admin(organisation));
    }

    static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType(ContentType.JSON);
    }

    static Map<String, Object> wish(String url, String... types) {
        return Map.of("url", url, "eventTypes", List.of(types));
    }

    static Hook hook(School school, Receiver receiver, String... types) {
        return hook(school.id(), receiver.url(), types);
    }

    static Hook hook(UUID organisation, String url, String... types) {
        JsonPath made = as(organisation)
                .body(wish(url, types))
                .post("/api/v1/webhooks")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
        return new Hook(organisation, made.getUUID("webhook.id"), made.getString("secret"));
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Whether the receiver may believe that it comes from here, by the clock of the service. */
    static boolean isGenuine(Request request, String secret) {
        try {
            return VerifyWebhook.isGenuine(
                    secret,
                    request.id(),
                    request.timestamp(),
                    request.signatures(),
                    request.body(),
                    new TestClock().instant());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
