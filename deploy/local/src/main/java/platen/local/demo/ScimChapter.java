package platen.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import platen.local.Json;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.client.Patience;

/** An identity provider pushes a person by SCIM, changes the code, and takes the person away. */
final class ScimChapter {

    private static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";
    private static final String EXTENSION = "urn:ietf:params:scim:schemas:extension:papercut:2.0:User";
    private static final String PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp";
    private static final Map<String, String> SCIM = Map.of("Content-Type", "application/scim+json");

    private final Scene scene;
    private final Steps steps;
    private final Api scim;

    ScimChapter(Scene scene, Steps steps) {
        this.scene = scene;
        this.steps = steps;
        this.scim = scene.stack()
                .with(scene.stack().text("/scim/token"), scene.stack().text("/scim/tenantUrl"));
    }

    void walk() throws InterruptedException, Steps.Broken {
        String email = scene.address("hana");
        String code = Scene.freshCode();
        String card = Scene.freshCard();
        String changed = Scene.freshCode();
        String[] id = {""};
        String[] generated = {""};
        steps.chapter("SCIM");
        steps.step("POST a person with code and card: one invitation, both log in", () -> {
            id[0] = create(email, code, card);
            if (!scene.nextCode(email).equals(code)) {
                throw new IllegalStateException("expected the pushed code in the invitation, saw another");
            }
            scene.logsIn("code", code, email);
            scene.logsIn("card", card, email);
        });
        steps.step("PATCH the code: the old one is refused, the new one logs in", () -> {
            patch(id[0], changed);
            scene.refused("code", code, email);
            scene.logsIn("code", changed, email);
        });
        steps.step("PATCH the code away: one mail brings a generated one", () -> {
            patch(id[0], "");
            generated[0] = scene.nextCode(email);
            scene.refused("code", changed, email);
            scene.logsIn("code", generated[0], email);
        });
        steps.step("PATCH active to \"False\": code and card are refused, the person is still found", () -> {
            activate(id[0], "False");
            scene.refused("code", generated[0], email);
            scene.refused("card", card, email);
            found(email, id[0]);
        });
        steps.step("PATCH active to \"True\": the same code and card log in again, without a mail", () -> {
            activate(id[0], "True");
            scene.logsIn("code", generated[0], email);
            scene.logsIn("card", card, email);
        });
        steps.step("DELETE the person: code and card are refused, GET answers 404", () -> {
            delete(id[0]);
            scene.refused("code", generated[0], email);
            scene.refused("card", card, email);
            gone(id[0]);
        });
    }

    private String create(String email, String code, String card) throws InterruptedException {
        ObjectNode user = Json.object()
                .put("userName", email)
                .put("externalId", "ext-" + email)
                .put("active", true);
        user.putArray("schemas").add(CORE).add(EXTENSION);
        user.put("displayName", "Hana " + scene.familyName());
        user.putArray("emails")
                .addObject()
                .put("value", email)
                .put("type", "work")
                .put("primary", true);
        user.putObject(EXTENSION).put("accessCode", code).put("accessCard", card);
        return scene.until("scim to create " + email, () -> {
            Answer answer = scim.post("/Users", user, SCIM);
            // The connection broke after it was made: look it up, as identity providers do.
            return answer.status() == 409
                    ? lookUp(email)
                    : answer.orThrow().json().path("id").asText();
        });
    }

    private String lookUp(String email) throws IOException, InterruptedException, Patience.NotYet {
        String filter = URLEncoder.encode("userName eq \"" + email + "\"", StandardCharsets.UTF_8);
        JsonNode found = scim.get("/Users?filter=" + filter).orThrow().json().path("Resources");
        if (found.isEmpty()) {
            throw new Patience.NotYet("409, but no such user");
        }
        return found.get(0).path("id").asText();
    }

    /** An empty code removes the attribute. */
    private void patch(String id, String code) throws InterruptedException {
        ObjectNode operation =
                Json.object().put("op", code.isEmpty() ? "remove" : "replace").put("path", EXTENSION + ":accessCode");
        if (!code.isEmpty()) {
            operation.put("value", code);
        }
        patch(id, operation);
    }

    /** As Entra ID does, whose booleans are strings. */
    private void activate(String id, String active) throws InterruptedException {
        patch(id, Json.object().put("op", "Replace").put("path", "active").put("value", active));
    }

    private void patch(String id, ObjectNode operation) throws InterruptedException {
        ObjectNode patch = Json.object();
        patch.putArray("schemas").add(PATCH);
        patch.putArray("Operations").add(operation);
        scene.until(
                "scim to patch", () -> scim.patch("/Users/" + id, patch, SCIM).orThrow());
    }

    private void found(String email, String id) throws InterruptedException {
        scene.until("scim to find an inactive person", () -> {
            if (!lookUp(email).equals(id)) {
                throw new IllegalStateException("expected the same person, saw another");
            }
            return id;
        });
    }

    private void delete(String id) throws InterruptedException {
        scene.until("scim to delete", () -> {
            Answer answer = scim.delete("/Users/" + id);
            return answer.status() == 404 ? answer : answer.orThrow();
        });
    }

    private void gone(String id) throws InterruptedException {
        scene.until("scim to answer 404", () -> scim.get("/Users/" + id).expecting(404));
    }
}
