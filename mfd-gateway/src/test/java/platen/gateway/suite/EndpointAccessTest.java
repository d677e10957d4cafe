package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.kit.crypto.SecretTokens;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class EndpointAccessTest extends GatewaySuite {

    private record Route(
            String method, String path, @Nullable Object body) {
        Answer send(@Nullable String token) {
            return Http.send(method, path, token, body);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static final UUID SOMETHING = UUID.randomUUID();
    private static final Object LOGIN =
            Map.of("attemptId", "a", "credential", Map.of("type", "code", "value", "NOBODY"));

    private static Stream<Route> devices() {
        return Stream.of(
                new Route("POST", "/v1/sessions", LOGIN),
                new Route("GET", "/v1/devices/self/config", null),
                new Route("POST", "/v1/devices/self/token", null),
                new Route("GET", "/v1/devices/self/offline-bundle", null),
                new Route("POST", "/v1/devices/self/offline-activity", Map.of()),
                new Route("GET", "/v1/sessions/AAAA", null),
                new Route(
                        "POST",
                        "/v1/card-pins",
                        Map.of("attemptId", "a", "ticket", "t", "code", "NOBODY", "pin", "7295")),
                new Route("DELETE", "/v1/sessions/AAAA", null),
                new Route("POST", "/v1/phone-logins", Map.of("attemptId", "a")),
                new Route("GET", "/v1/phone-logins/" + SOMETHING, null),
                new Route("POST", "/v1/reminders", Map.of("email", "ana@school.example")));
    }

    @ParameterizedTest
    @MethodSource("devices")
    void wantsADeviceToken(Route route) {
        assertRefused(route.send(null), 401, "/problems/unauthorized");
        assertRefused(route.send("no token"), 401, "/problems/unauthorized");
        assertRefused(route.send(SecretTokens.create(office.id).value()), 401, "/problems/unauthorized");
    }

    @ParameterizedTest
    @MethodSource("devices")
    void isClosedToPeople(Route route) {
        assertThat(route.send(office.admin()).status()).isEqualTo(401);
    }

    @Test
    void knowsADeviceInItsOrganisationOnly() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        panel.logIn("code", "NOBODY");
        String address = "/api/v1/devices/" + panel.id();
        String stranger = TestTokens.admin(UUID.randomUUID());

        assertThat(Http.send("GET", address, stranger, null).status()).isEqualTo(404);
        assertThat(Http.send("DELETE", address, stranger, null).status()).isEqualTo(404);
        for (String act : List.of("/pause", "/resume", "/panel-secret")) {
            assertThat(Http.send("POST", address + act, stranger, null).status())
                    .isEqualTo(404);
        }
        assertThat(items("/api/v1/devices", stranger)).isZero();
        assertThat(items("/api/v1/attempts", stranger)).isZero();
        assertThat(items("/api/v1/attempts?device=" + panel.id(), stranger)).isZero();
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    @Test
    void describesEveryRoute() {
        String description =
                Http.send("GET", "/q/openapi?format=json", null, null).text();

        assertThat(description)
                .contains(
                        "/v1/devices/pairings",
                        "/v1/sessions/{id}",
                        "/v1/reminders",
                        "/api/v1/devices/{id}",
                        "/api/v1/attempts");
    }

    @Test
    void takesATokenOnlyForTheOrganisationItNames() {
        String token = office.panel().token();
        String elsewhere = UUID.randomUUID().toString().replace("-", "") + token.substring(32);

        assertThat(Http.send("POST", "/v1/sessions", elsewhere, LOGIN).status()).isEqualTo(401);
    }

    private static int items(String path, String token) {
        return Http.send("GET", path, token, null).json().path("items").size();
    }

    private static void assertRefused(Answer answer, int status, String problem) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.problem()).isEqualTo(problem);
        assertThat(answer.contentType().orElseThrow()).startsWith("application/problem+json");
    }
}
