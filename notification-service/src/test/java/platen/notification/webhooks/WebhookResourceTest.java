package platen.notification.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static platen.notification.webhooks.WebhookScenes.as;
import static platen.notification.webhooks.WebhookScenes.hook;
import static platen.notification.webhooks.WebhookScenes.wish;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.notification.channel.domain.AnnouncedType;
import platen.notification.testing.Log;
import platen.notification.testing.Receiver;
import platen.notification.testing.WithSmtpPort;
import platen.notification.webhooks.WebhookScenes.Hook;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
@WithSmtpPort
class WebhookResourceTest {

    private static final String PATH = "/api/v1/webhooks";
    private static final String URL = "http://somewhere.hooks.example:9999/a";

    private final UUID school = UUID.randomUUID();

    @Inject
    Pool pool;

    private record Route(
            String method, String path, @Nullable Object body, boolean auditorToo) {

        Response send(@Nullable String token) {
            var request = token == null ? io.restassured.RestAssured.given() : as(token);
            if (body != null) {
                request.contentType("application/json").body(body);
            }
            return request.header("If-Match", "*").request(method, path);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static Stream<Route> routes() {
        String one = PATH + "/" + UUID.randomUUID();
        return Stream.of(
                new Route("GET", "/api/v1/webhook-event-types", null, true),
                new Route("GET", PATH, null, true),
                new Route("POST", PATH, wish("https://10.0.0.1/a", "user.created"), false),
                new Route("GET", one, null, true),
                new Route("PUT", one, wish(URL, "user.created"), false),
                new Route("DELETE", one, null, false),
                new Route("POST", one + "/secret", null, false),
                new Route("POST", one + "/test", null, false),
                new Route("GET", one + "/deliveries", null, true),
                new Route("POST", one + "/deliveries/" + UUID.randomUUID() + "/retry", null, false));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void isForAdministratorsAndToReadForAuditors(Route route) {
        assertThat(route.send(null).statusCode()).isEqualTo(401);
        assertThat(route.send(TestTokens.forAnotherAudience(school)).statusCode())
                .isEqualTo(401);
        Stream.of("user", "helpdesk")
                .forEach(role -> route.send(TestTokens.of(school, role, role))
                        .then()
                        .statusCode(403)
                        .body("type", equalTo("/problems/forbidden")));
        assertThat(route.send(TestTokens.operator()).statusCode()).isEqualTo(403);
        assertThat(route.send(TestTokens.service("identity")).statusCode()).isEqualTo(403);
        assertThat(route.send(TestTokens.admin(school)).statusCode()).isNotIn(401, 403, 500);
        assertThat(route.send(TestTokens.of(school, "auditor", "auditor")).statusCode() == 403)
                .isNotEqualTo(route.auditorToo());
    }

    @Test
    void listsWhatCanBePicked() {
        as(school)
                .get("/api/v1/webhook-event-types")
                .then()
                .statusCode(200)
                .body("items", hasSize(AnnouncedType.values().length))
                .body("items.type", hasItem("access-code.issued"))
                .body("items.find { it.type == 'card.removed' }.description", containsString("card"))
                .body("items.find { it.type == 'card.removed' }.example.type", equalTo("card.removed"))
                .body("items.find { it.type == 'card.removed' }.example.data.size()", equalTo(2));
    }

    @Test
    void showsItsSecretOnceAndKeepsItEncrypted() {
        Response made = as(school)
                .header("Idempotency-Key", "once")
                .body(Map.of("url", URL, "eventTypes", List.of("user.created", "user.created"), "description", "Desk"))
                .post(PATH);
        made.then()
                .statusCode(201)
                .header("ETag", "\"1\"")
                .header("Cache-Control", "no-store")
                .body("webhook.eventTypes", equalTo(List.of("user.created")))
                .body("webhook.enabled", equalTo(true))
                .body("webhook.description", equalTo("Desk"));
        String secret = made.path("secret");
        assertThat(secret).matches("whsec_[A-Za-z0-9+/]{43}=");
        String id = made.path("webhook.id");

        Response again = as(school)
                .header("Idempotency-Key", "once")
                .body(Map.of("url", URL, "eventTypes", List.of("user.created", "user.created"), "description", "Desk"))
                .post(PATH);

        again.then().statusCode(201).body("secret", nullValue()).body("webhook.id", equalTo(id));
        assertThat(made.getHeader("Location")).endsWith(PATH + "/" + id);
        String shown =
                as(school).get(PATH + "/" + id).then().statusCode(200).extract().asString();
        assertThat(shown).doesNotContain("secret\":\"").doesNotContain(secret);
        as(school).get(PATH).then().body("items", hasSize(1)).body("items[0].id", equalTo(id));
        as(UUID.randomUUID()).get(PATH).then().body("items", hasSize(0));
        assertThat(Log.database()
                        .count("select count(*) from webhook where id = ?::uuid and octet_length(secret) > 32", id))
                .isEqualTo(1);
    }

    @Test
    void changesAndDeletesWhatTheCallerHasSeen() {
        Hook hook = hook(school, URL, "user.created");
        String path = PATH + "/" + hook.id();
        Map<String, Object> wish = new HashMap<>(wish(URL, "card.removed", "card.registered"));
        wish.put("enabled", false);

        assertThat(as(school).body(wish).put(path).statusCode()).isEqualTo(428);
        assertThat(as(school).header("If-Match", "\"7\"").body(wish).put(path).statusCode())
                .isEqualTo(412);
        as(school)
                .header("If-Match", "\"1\"")
                .body(wish)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"")
                .body("enabled", equalTo(false))
                .body("eventTypes", equalTo(List.of("card.removed", "card.registered")));
        as(school).post(path + "/test").then().statusCode(409).body("type", equalTo("/problems/webhook-disabled"));
        assertThat(as(school).delete(path).statusCode()).isEqualTo(428);
        assertThat(as(school).header("If-Match", "\"1\"").delete(path).statusCode())
                .isEqualTo(412);
        assertThat(as(school).header("If-Match", "\"2\"").delete(path).statusCode())
                .isEqualTo(204);
        assertThat(as(school).get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/a",
                "https://nowhere.example/a",
                "https://10.0.0.1/a",
                "https://127.0.0.2/a",
                "https://169.254.169.254/latest/meta-data",
                "https://localhost/a",
                "https://identity.platen.svc.cluster.local/a",
                "https://somewhere.hooks.example:22/a",
                "https://intranet/a"
            })
    void refusesAddressesThatAreNotCalledAndDoesNotSayWhy(String url) {
        as(school)
                .body(wish(url, "user.created"))
                .post(PATH)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/webhook-address-refused"))
                .body("detail", equalTo("It leads nowhere, or to an address or port that is not called from here."));
        Hook hook = hook(school, URL, "user.created");
        assertThat(as(school)
                        .header("If-Match", "*")
                        .body(wish(url, "user.created"))
                        .put(PATH + "/" + hook.id())
                        .statusCode())
                .isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "{\"eventTypes\":[\"user.created\"]} /url",
                "{\"url\":\"https://me:it@a.hooks.example/a\",\"eventTypes\":[\"user.created\"]} /url",
                "{\"url\":\"https://[::ffff:10.0.0.1]/a\",\"eventTypes\":[\"user.created\"]} /url",
                "{\"url\":\"no\",\"eventTypes\":[\"user.created\"]} /url",
                "{\"url\":\"https://a.hooks.example/a\",\"eventTypes\":[]} /eventTypes",
                "{\"url\":\"https://a.hooks.example/a\"} /eventTypes",
                "{\"url\":\"https://a.hooks.example/a\",\"eventTypes\":[\"login.succeeded\"]} /eventTypes/0",
                "{\"url\":\"https://a.hooks.example/a\",\"eventTypes\":[\"user.created\",null]} /eventTypes",
                "{\"url\":\"https://a.hooks.example/a\",\"eventTypes\":[\"user.created\"],\"description\":\"\\u0000\"} /description"
            })
    void saysWhatIsWrong(String body, String pointer) {
        as(school)
                .body(body)
                .post(PATH)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("errors.pointer", hasItem(containsString(pointer)));
    }

    @Test
    void keepsTheNumberSmall() {
        for (int i = 0; i < 20; i++) {
            hook(school, URL, "user.created");
        }

        as(school)
                .body(wish(URL, "user.created"))
                .post(PATH)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many-webhooks"));
        hook(UUID.randomUUID(), URL, "user.created");
    }

    @Test
    void pingsAndListsDeliveriesInPages() {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver.url(), "user.created");
            for (int i = 0; i < 3; i++) {
                hook.post("/test").then().statusCode(202);
                receiver.await(i + 1);
            }
            String path = PATH + "/" + hook.id() + "/deliveries";
            hook.await("delivered");

            String next = as(school)
                    .queryParam("limit", 2)
                    .get(path)
                    .then()
                    .body("items", hasSize(2))
                    .body("items[0].eventType", equalTo("webhook.ping"))
                    .extract()
                    .path("next");
            as(school)
                    .queryParam("limit", 2)
                    .queryParam("cursor", next)
                    .get(path)
                    .then()
                    .body("items", hasSize(1))
                    .body("next", nullValue());
            as(school).queryParam("state", "failed").get(path).then().body("items", hasSize(0));
            assertThat(as(school).queryParam("state", "lost").get(path).statusCode())
                    .isEqualTo(400);
            assertThat(hook.post("/deliveries/" + UUID.randomUUID() + "/retry").statusCode())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook", "webhook_delivery"})
    void rowsCannotBeSeenWithoutAnOrganisation(String table) {
        try (Receiver receiver = Receiver.start()) {
            Hook hook = hook(school, receiver.url(), "user.created");
            hook.post("/test").then().statusCode(202);
        }

        var seen = pool.query("select count(*) from " + table).execute().await().indefinitely();

        assertThat(seen.iterator().next().getLong(0)).isZero();
        assertThat(Log.database().count("select count(*) from " + table)).isPositive();
    }
}
