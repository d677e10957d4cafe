package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** How administrators let their identity provider in. */
@QuarkusTest
@WithEngines
class ScimTokensTest {

    private static final String TOKENS = "/api/v1/scim/tokens";

    @Inject
    TestClock clock;

    @AfterEach
    void putTheClockBack() {
        clock.reset();
    }

    @Test
    void showsATokenOnceWithTheTenantsAddress() {
        Tenant tenant = Tenant.create();

        Answer answer = tenant.admin("POST", TOKENS, "{'name':'Entra'}");

        JsonNode made = answer.ok(201);
        assertThat(made.path("token").asText()).matches("[0-9a-f]{32}\\.[A-Za-z0-9_-]{43}");
        assertThat(made.path("name").asText()).isEqualTo("Entra");
        assertThat(made.path("tenantUrl").asText()).isEqualTo(Http.root() + "/scim/v2/" + tenant.id);
        assertThat(made.path("expiresAt").isNull()).isTrue();
        assertThat(answer.headers().firstValue("Location").orElse(""))
                .isEqualTo(Http.root() + TOKENS + "/" + answer.id());
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(tenant.admin("GET", TOKENS, null).text())
                .contains(answer.id())
                .doesNotContain(made.path("token").asText());
        assertThat(tenant.admin("GET", TOKENS + "/" + answer.id(), null).ok(200).has("token"))
                .isFalse();
    }

    @Test
    void keepsOnlyTheHash() {
        Tenant tenant = Tenant.create();

        assertThat(TestDatabase.ofThisRun().dump()).noneMatch(value -> value.contains(tenant.token));
    }

    @Test
    void allowsTwoLiveTokensAndNoThird() {
        Tenant tenant = Tenant.create();
        Answer second = tenant.admin("POST", TOKENS, null);
        second.ok(201);

        Answer third = tenant.admin("POST", TOKENS, "{}");

        assertThat(third.ok(409).path("type").asText()).isEqualTo("/problems/too-many-tokens");
        tenant.admin("DELETE", TOKENS + "/" + second.id(), null).ok(204);
        tenant.admin("POST", TOKENS, "{}").ok(201);
    }

    @Test
    void allowsTwoLiveTokensAlsoToManyAtOnce() {
        Tenant tenant = Tenant.create();

        var statuses =
                Parallel.run(8, number -> tenant.admin("POST", TOKENS, "{}").status());

        assertThat(statuses).containsOnlyOnce(201).contains(409).hasSize(8);
    }

    @Test
    void saysThatARepeatedRequestCannotShowTheTokenAgain() {
        Tenant tenant = Tenant.create();
        var headers = Map.of(
                "Authorization",
                "Bearer " + TestTokens.admin(tenant.id),
                "Content-Type",
                "application/json",
                "Idempotency-Key",
                UUID.randomUUID().toString());

        Answer first = Http.send("POST", TOKENS, "{\"name\":\"Okta\"}", headers);
        Answer again = Http.send("POST", TOKENS, "{\"name\":\"Okta\"}", headers);

        assertThat(again.ok(201).path("id")).isEqualTo(first.ok(201).path("id"));
        assertThat(again.json().path("token").isNull()).isTrue();
        assertThat(again.json().path("note").asText()).contains("not kept");
        assertThat(tenant.admin("GET", TOKENS, null).ok(200).path("items")).hasSize(2);
        Http.send("POST", TOKENS, "{\"name\":\"Other\"}", headers).ok(422);
    }

    @Test
    void endsATokenWhenItIsRevoked() {
        Tenant tenant = Tenant.create();
        String id = tenant.admin("GET", TOKENS, null).ok(200).at("/items/0/id").asText();
        tenant.scim("GET", "/Users", null).ok(200);

        tenant.admin("DELETE", TOKENS + "/" + id, null).ok(204);

        tenant.scim("GET", "/Users", null).isScimError(401, "");
        assertThat(tenant.admin("GET", TOKENS, null).ok(200).path("items")).isEmpty();
        tenant.admin("DELETE", TOKENS + "/" + id, null).ok(404);
        tenant.admin("GET", TOKENS + "/" + id, null).ok(404);
    }

    @Test
    void endsATokenWhenItExpires() {
        Tenant tenant = Tenant.create();
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        String token = tenant.admin("POST", TOKENS, "{'expiresAt':'" + tomorrow + "'}")
                .ok(201)
                .path("token")
                .asText();
        var headers = Map.of("Authorization", "Bearer " + token);
        Http.send("GET", tenant.base() + "/Users", (String) null, headers).ok(200);

        clock.advance(Duration.ofDays(2));

        Http.send("GET", tenant.base() + "/Users", (String) null, headers).isScimError(401, "");
        tenant.admin("POST", TOKENS, "{}").ok(201);
    }

    @Test
    void showsWhenATokenWasLastUsed() {
        Tenant tenant = Tenant.create();
        assertThat(lastUsed(tenant)).isEqualTo("null");

        tenant.scim("GET", "/Users", null).ok(200);

        String first = lastUsed(tenant);
        assertThat(Instant.parse(first)).isBetween(Instant.now().minusSeconds(60), Instant.now());
        tenant.scim("GET", "/Users", null).ok(200);
        assertThat(lastUsed(tenant)).isEqualTo(first);
        clock.advance(Duration.ofMinutes(5));
        tenant.scim("GET", "/Users", null).ok(200);
        assertThat(lastUsed(tenant)).isGreaterThan(first);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'expiresAt':'2020-01-01T00:00:00Z'}",
                "{'expiresAt':'soon'}",
                "{'name':''}",
                "{'name':'a\\nb'}",
                "[]"
            })
    void refusesWhatMakesNoSense(String body) {
        assertThat(Tenant.create()
                        .admin("POST", TOKENS, body)
                        .ok(400)
                        .path("type")
                        .asText())
                .startsWith("/problems/");
    }

    @ParameterizedTest
    @CsvSource({"POST,''", "GET,''", "GET,/ID", "DELETE,/ID"})
    void isForAdministratorsOfTheOrganisationOnly(String method, String below) {
        Tenant tenant = Tenant.create();
        String id = tenant.admin("GET", TOKENS, null).ok(200).at("/items/0/id").asText();
        String path = TOKENS + below.replace("ID", id);

        assertThat(as(null, method, path).status()).isEqualTo(401);
        assertThat(as("nonsense", method, path).status()).isEqualTo(401);
        assertThat(as(tenant.token, method, path).status()).isEqualTo(401);
        assertThat(as(TestTokens.forAnotherAudience(tenant.id), method, path).status())
                .isEqualTo(401);
        for (String role : new String[] {"helpdesk", "auditor", "user"}) {
            assertThat(as(TestTokens.of(tenant.id, "ana", role), method, path).status())
                    .isEqualTo(403);
        }
        assertThat(as(TestTokens.operator(), method, path).status()).isEqualTo(403);
        Answer elsewhere = as(TestTokens.admin(UUID.randomUUID()), method, path);
        if (below.isEmpty()) {
            assertThat(elsewhere.text()).doesNotContain(id);
        } else {
            assertThat(elsewhere.status()).isEqualTo(404);
        }
        tenant.scim("GET", "/Users", null).ok(200);
    }

    private static Answer as(@Nullable String token, String method, String path) {
        var headers = new HashMap<String, String>();
        headers.put("Content-Type", "application/json");
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return Http.send(method, path, method.equals("POST") ? "{}" : null, headers);
    }

    private static String lastUsed(Tenant tenant) {
        return tenant.admin("GET", TOKENS, null)
                .ok(200)
                .at("/items/0/lastUsedAt")
                .asText();
    }
}
