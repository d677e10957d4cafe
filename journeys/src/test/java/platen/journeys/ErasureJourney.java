package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;

/** A person whom an identity provider brought, who has a code and was mailed it, wants to be forgotten. */
abstract class ErasureJourney {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final LocalStack stack;
    private final Api identity;
    private final Api scim;

    ErasureJourney(LocalStack stack) {
        this.stack = stack;
        this.identity = stack.file().as("admin", Service.IDENTITY);
        this.scim =
                stack.file().with(stack.file().text("/scim/token"), stack.file().text("/scim/tenantUrl"));
    }

    @Test
    void leavesNoTraceOfThemInAnyDatabaseAndSpeaksOfThemNoMore() throws IOException, InterruptedException {
        String name = "quillfeather" + UUID.randomUUID().toString().substring(0, 8);
        push(name);
        JsonNode user =
                await("the person is known").atMost(PATIENCE).until(() -> find(name), found -> !found.isMissingNode());
        await("every service that keeps names has this one").atMost(PATIENCE).until(() -> databasesWith(name) >= 4);
        await("the mail is sent")
                .atMost(PATIENCE)
                .until(() -> stack.file()
                                .as("admin", Service.NOTIFICATION)
                                .get("/api/v1/mails?user=" + user.path("id").asText() + "&state=sent")
                                .orThrow()
                                .json()
                                .path("items")
                                .size()
                        > 0);
        long told = SecretSearch.through(stack).placesWith("topic", name);

        Answer erased = identity.post(
                "/api/v1/users/" + user.path("id").asText() + "/erasure",
                JSON.createObjectNode().put("userName", user.path("userName").asText()),
                Map.of("If-Match", "*"));

        assertThat(erased.status()).isEqualTo(204);
        await("nobody knows the name")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(SecretSearch.through(stack).placesHolding("database", name))
                        .isEmpty());
        SecretSearch afterwards = SecretSearch.through(stack);
        assertThat(afterwards.placesWith("topic", name))
                .as("records that name them")
                .isEqualTo(told);
        assertThat(afterwards.placesWith("log", name)).isZero();
        assertThat(afterwards.placesWith("database", user.path("id").asText()))
                .as("audits by id")
                .isPositive();
    }

    private void push(String name) throws IOException, InterruptedException {
        ObjectNode user = JSON.createObjectNode()
                .put("userName", name + "@demo.example")
                .put("externalId", "ext-" + name)
                .put("displayName", "Zoe " + name)
                .put("active", true);
        user.putArray("schemas").add("urn:ietf:params:scim:schemas:core:2.0:User");
        user.putArray("emails")
                .addObject()
                .put("value", name + "@demo.example")
                .put("type", "work")
                .put("primary", true);
        scim.post("/Users", user, Map.of("Content-Type", "application/scim+json"))
                .expecting(201);
    }

    private JsonNode find(String name) throws IOException, InterruptedException {
        return identity.get("/api/v1/users?q=" + name).orThrow().json().at("/items/0");
    }

    private long databasesWith(String name) throws IOException {
        return SecretSearch.through(stack).placesHolding("database", name).stream()
                .map(place -> place.split(" ", 3)[1])
                .distinct()
                .count();
    }
}
