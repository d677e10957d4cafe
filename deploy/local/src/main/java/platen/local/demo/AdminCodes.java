package platen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.client.Patience;

/** People and codes as an administrator handles them. Every call is tried until the service is there. */
final class AdminCodes {

    private final Scene scene;
    private final Api identity;
    private final Api accesscode;

    AdminCodes(Scene scene) {
        this.scene = scene;
        this.identity = scene.admin(Service.IDENTITY);
        this.accesscode = scene.admin(Service.ACCESSCODE);
    }

    String userId(String email) throws InterruptedException {
        String query = "?email=" + URLEncoder.encode(email, StandardCharsets.UTF_8);
        return scene.until("identity to know " + email, () -> {
            JsonNode items =
                    identity.get("/api/v1/users" + query).orThrow().json().path("items");
            if (items.isEmpty()) {
                throw new Patience.NotYet("no such user");
            }
            return items.get(0).path("id").asText();
        });
    }

    String createUser(String email, String displayName) throws InterruptedException {
        ObjectNode body = Json.object()
                .put("userName", email)
                .put("displayName", displayName)
                .put("email", email);
        Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
        return scene.until(
                "identity to create " + email,
                () -> identity.post("/api/v1/users", body, once)
                        .orThrow()
                        .json()
                        .path("id")
                        .asText());
    }

    void deactivate(String userId) throws InterruptedException {
        scene.until("identity to deactivate a user", () -> {
            String version = identity.get("/api/v1/users/" + userId).orThrow().header("ETag");
            return identity.patch(
                            "/api/v1/users/" + userId,
                            Json.object().put("state", "inactive"),
                            Map.of("If-Match", version, "Content-Type", "application/merge-patch+json"))
                    .orThrow();
        });
    }

    /** As the list shows it, without the code itself. */
    JsonNode masked(String userId) throws InterruptedException {
        return read(userId, "").json();
    }

    String revealed(String userId) throws InterruptedException {
        return read(userId, "?reveal=true").json().path("code").asText();
    }

    void set(String userId, String code) throws InterruptedException {
        change(userId, Json.object().put("code", code));
    }

    void regenerate(String userId) throws InterruptedException {
        change(userId, Json.object().put("generate", true));
    }

    private void change(String userId, ObjectNode body) throws InterruptedException {
        String version = read(userId, "").header("ETag");
        scene.until("accesscode to change a code", () -> {
            Answer answer =
                    accesscode.put(path(userId), body, version.isEmpty() ? Map.of() : Map.of("If-Match", version));
            // Stale means that the change is made: the connection broke before the answer came.
            return answer.status() == 412 ? answer : answer.orThrow();
        });
    }

    private Answer read(String userId, String query) throws InterruptedException {
        return scene.until(
                "accesscode to know a user",
                () -> accesscode.get(path(userId) + query).orThrow());
    }

    private static String path(String userId) {
        return "/api/v1/users/" + userId + "/access-code";
    }
}
