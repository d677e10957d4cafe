package platen.accesscode.suite;

import static io.restassured.RestAssured.given;
import static io.restassured.http.ContentType.JSON;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Method;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** Every endpoint is closed to everybody but those it is for. */
@QuarkusTest
@WithEngines
class ClosedDoorsTest {

    private static final UUID ORGANISATION = UUID.randomUUID();
    private static final String PERSON = "/api/v1/users/" + UUID.randomUUID();

    private static final String JOBS = "/api/v1/access-code-jobs";
    private static final String JOB = JOBS + "/" + UUID.randomUUID();

    private static final List<String> READERS = List.of("admin", "helpdesk", "auditor");
    private static final List<String> PEOPLE = List.of("admin", "helpdesk", "auditor", "user");
    private static final List<String> ADMIN = List.of("admin");
    private static final List<String> ALL = List.of("admin", "helpdesk", "auditor", "user", "operator", "service");

    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    record Door(Method method, String path, List<String> openTo) {}

    static Stream<Door> doors() {
        return Stream.of(
                new Door(Method.GET, PERSON + "/access-code", READERS),
                new Door(Method.GET, PERSON + "/access-code?reveal=true", List.of("admin", "helpdesk")),
                new Door(Method.PUT, PERSON + "/access-code", ADMIN),
                new Door(Method.DELETE, PERSON + "/access-code", ADMIN),
                new Door(Method.GET, PERSON + "/cards", READERS),
                new Door(Method.POST, PERSON + "/cards", ADMIN),
                new Door(Method.GET, PERSON + "/cards/" + UUID.randomUUID(), READERS),
                new Door(Method.DELETE, PERSON + "/cards/" + UUID.randomUUID(), ADMIN),
                new Door(Method.PUT, PERSON + "/cards/" + UUID.randomUUID(), ADMIN),
                new Door(Method.POST, PERSON + "/cards/" + UUID.randomUUID() + "/restore", ADMIN),
                new Door(Method.GET, PERSON + "/card-pin", READERS),
                new Door(Method.PUT, PERSON + "/card-pin", ADMIN),
                new Door(Method.DELETE, PERSON + "/card-pin", ADMIN),
                new Door(Method.GET, "/api/v1/me/access-code", PEOPLE),
                new Door(Method.POST, "/api/v1/me/access-code/regenerations", PEOPLE),
                new Door(Method.GET, "/api/v1/policy", READERS),
                new Door(Method.PUT, "/api/v1/policy", ADMIN),
                new Door(Method.GET, "/api/v1/policy/assessment", READERS),
                new Door(Method.GET, "/api/v1/policy/overrides", READERS),
                new Door(Method.GET, "/api/v1/policy/overrides/pupils", READERS),
                new Door(Method.PUT, "/api/v1/policy/overrides/pupils", ADMIN),
                new Door(Method.DELETE, "/api/v1/policy/overrides/pupils", ADMIN),
                new Door(Method.POST, JOBS, ADMIN),
                new Door(Method.GET, JOBS, List.of("admin", "auditor")),
                new Door(Method.GET, JOB, List.of("admin", "auditor")),
                new Door(Method.POST, JOB + "/pause", ADMIN),
                new Door(Method.POST, JOB + "/resume", ADMIN),
                new Door(Method.POST, JOB + "/cancel", ADMIN),
                new Door(Method.GET, "/api/v1/conflicts", READERS),
                new Door(Method.GET, "/api/v1/audit", List.of("admin", "auditor")),
                new Door(Method.GET, "/api/v1/audit/export", List.of("admin", "auditor")),
                new Door(Method.GET, "/api/v1/audit/retention", List.of("admin", "auditor")),
                new Door(Method.PUT, "/api/v1/audit/retention", ADMIN),
                new Door(Method.POST, "/api/v1/service/credential-checks", List.of("service")),
                new Door(Method.POST, "/api/v1/service/credential-validations", List.of("service")),
                new Door(Method.POST, "/api/v1/service/reveals", List.of("service")),
                new Door(Method.POST, "/api/v1/service/key-rotations", List.of("service")),
                new Door(Method.GET, "/api/v1/service/key-rotations", List.of("service")),
                new Door(Method.POST, "/api/v1/service/republish", List.of("service")));
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesStrangers(Door door) {
        given().contentType(JSON)
                .header("If-Match", "*")
                .body("{}")
                .request(door.method(), door.path())
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(TOKENS.computeIfAbsent("elsewhere", unused -> TestTokens.forAnotherAudience(ORGANISATION)))
                .contentType(JSON)
                .header("If-Match", "*")
                .body("{}")
                .request(door.method(), door.path())
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void refusesThoseItIsNotFor(Door door) {
        ALL.stream()
                .filter(role -> !door.openTo().contains(role))
                .forEach(role -> given().auth()
                        .oauth2(token(role))
                        .contentType(JSON)
                        .header("If-Match", "*")
                        .body("{}")
                        .request(door.method(), door.path())
                        .then()
                        .statusCode(403));
    }

    /** Signing one for every request would take most of the test's time. */
    private static String token(String role) {
        return TOKENS.computeIfAbsent(role, ClosedDoorsTest::sign);
    }

    private static String sign(String role) {
        return switch (role) {
            case "operator" -> TestTokens.operator();
            case "service" -> TestTokens.service("mfd-gateway");
            default -> TestTokens.of(ORGANISATION, "somebody", role);
        };
    }
}
