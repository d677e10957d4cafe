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
            String method, String path, @Nullable Object body, List<String> roles) {
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

    private static Stream<Route> administrators() {
        return Stream.of(
                new Route("GET", "/api/v1/devices", null, List.of("admin", "helpdesk", "auditor")),
                new Route("GET", "/api/v1/devices/" + SOMETHING, null, List.of("admin", "helpdesk", "auditor")),
                new Route(
                        "POST",
                        "/api/v1/devices",
                        Map.of("pairingCode", "BCDF-GHJK", "name", "Copier"),
                        List.of("admin")),
                new Route("DELETE", "/api/v1/devices/" + SOMETHING, null, List.of("admin")),
                new Route(
                        "POST",
                        "/api/v1/devices/pairings/preview",
                        Map.of("pairingCode", "BCDF-GHJK"),
                        List.of("admin")),
                new Route("POST", "/api/v1/card-converters/find", Map.of("pairs", List.of()), List.of("admin")),
                new Route("POST", "/api/v1/card-converters/try", Map.of("values", List.of()), List.of("admin")),
                new Route("POST", "/api/v1/devices/" + SOMETHING + "/pause", null, List.of("admin")),
                new Route("POST", "/api/v1/devices/" + SOMETHING + "/resume", null, List.of("admin")),
                new Route("POST", "/api/v1/devices/" + SOMETHING + "/panel-secret", null, List.of("admin")),
                new Route("GET", "/api/v1/device-settings", null, List.of("admin", "helpdesk", "auditor")),
                new Route("PUT", "/api/v1/device-settings", Map.of(), List.of("admin")),
                new Route(
                        "GET",
                        "/api/v1/devices/" + SOMETHING + "/settings",
                        null,
                        List.of("admin", "helpdesk", "auditor")),
                new Route("PUT", "/api/v1/devices/" + SOMETHING + "/settings", Map.of(), List.of("admin")),
                new Route(
                        "POST",
                        "/api/v1/people/" + SOMETHING + "/one-time-codes",
                        Map.of("purpose", "login"),
                        List.of("admin", "helpdesk")),
                new Route(
                        "GET",
                        "/api/v1/people/" + SOMETHING + "/one-time-codes",
                        null,
                        List.of("admin", "helpdesk", "auditor")),
                new Route(
                        "DELETE",
                        "/api/v1/people/" + SOMETHING + "/one-time-codes/" + SOMETHING,
                        null,
                        List.of("admin", "helpdesk")),
                new Route("GET", "/api/v1/attempts", null, List.of("admin", "helpdesk", "auditor")),
                new Route(
                        "POST",
                        "/api/v1/attempts/" + SOMETHING + "/assignment",
                        Map.of("userId", SOMETHING),
                        List.of("admin", "helpdesk")));
    }

    private static Stream<Route> devices() {
        return Stream.of(
                new Route("POST", "/v1/sessions", LOGIN, List.of()),
                new Route("GET", "/v1/devices/self/config", null, List.of()),
                new Route("POST", "/v1/devices/self/token", null, List.of()),
                new Route("GET", "/v1/devices/self/offline-bundle", null, List.of()),
                new Route("POST", "/v1/devices/self/offline-activity", Map.of(), List.of()),
                new Route("GET", "/v1/sessions/AAAA", null, List.of()),
                new Route(
                        "POST",
                        "/v1/card-pins",
                        Map.of("attemptId", "a", "ticket", "t", "code", "NOBODY", "pin", "7295"),
                        List.of()),
                new Route("DELETE", "/v1/sessions/AAAA", null, List.of()),
                new Route("POST", "/v1/phone-logins", Map.of("attemptId", "a"), List.of()),
                new Route("GET", "/v1/phone-logins/" + SOMETHING, null, List.of()),
                new Route("POST", "/v1/reminders", Map.of("email", "ana@school.example"), List.of()));
    }

    @ParameterizedTest
    @MethodSource("administrators")
    void wantsAnAccessToken(Route route) {
        assertRefused(route.send(null), 401, "/problems/unauthorized");
        assertThat(route.send("no token").status()).isEqualTo(401);
        assertThat(route.send(TestTokens.forAnotherAudience(office.id)).status())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @MethodSource("administrators")
    void wantsTheRightRole(Route route) {
        Stream.of("admin", "helpdesk", "auditor", "user")
                .filter(role -> !route.roles().contains(role))
                .forEach(role ->
                        assertRefused(route.send(TestTokens.of(office.id, role, role)), 403, "/problems/forbidden"));
        assertRefused(route.send(TestTokens.operator()), 403, "/problems/forbidden");
        assertRefused(route.send(TestTokens.service("identity")), 403, "/problems/forbidden");
        route.roles()
                .forEach(role -> assertThat(
                                route.send(TestTokens.of(office.id, role, role)).status())
                        .isNotIn(401, 403));
    }

    @ParameterizedTest
    @MethodSource("administrators")
    void isClosedToDevices(Route route) {
        assertThat(route.send(office.panel().token()).status()).isEqualTo(401);
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
