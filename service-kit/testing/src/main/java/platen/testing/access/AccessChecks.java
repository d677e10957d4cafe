package platen.testing.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.testing.OwnIssuer;
import platen.testing.TestTokens;
import platen.testing.access.AccessTable.Caller;
import platen.testing.access.AccessTable.Row;

/** Tries every row of a service's {@link AccessTable} with every role, with none, and with another organisation's people. */
public final class AccessChecks {

    private static final Set<String> VERBS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]+}");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern REFUSAL = Pattern.compile("application/(problem|scim)\\+json");
    private static final Set<Integer> OPEN_TO_CALLER_BUT = Set.of(401, 403, 405, 500);

    private final List<Row> rows;
    private final JsonNode paths;
    private final UUID organisation;
    private final Map<String, String> existing;
    private final List<String> otherTokens = new ArrayList<>();

    /**
     * @param module the service's folder
     * @param organisation one that the service knows
     * @param existing of its resources: from paths as OpenAPI names them to paths with ids
     */
    public AccessChecks(String module, UUID organisation, Map<String, String> existing) {
        this.rows = AccessTable.of(module);
        this.paths = served().path("paths");
        this.organisation = organisation;
        this.existing = Map.copyOf(existing);
    }

    /** Tokens of another kind, which an endpoint that wants an access token takes for none. */
    public AccessChecks refusing(String... tokens) {
        otherTokens.addAll(List.of(tokens));
        return this;
    }

    /** All that a service is asked. */
    public void hold() {
        namesEveryEndpoint();
        List<String> wrong = new ArrayList<>();
        for (Row row : rows) {
            if (!row.callers().contains(Caller.ANYBODY)) {
                refusesStrangers(row, wrong);
                isOpenToItsCallersOnly(row, wrong);
            }
        }
        keepsOthersOut(wrong);
        holdsIssuersToTheirOrganisations(wrong);
        assertThat(wrong).isEmpty();
    }

    private void namesEveryEndpoint() {
        Set<String> served = new TreeSet<>();
        paths.properties()
                .forEach(path -> path.getValue().fieldNames().forEachRemaining(verb -> {
                    if (VERBS.contains(verb)) {
                        served.add(verb.toUpperCase(Locale.ROOT) + " " + path.getKey());
                    }
                }));
        Set<String> named = rows.stream().map(Row::endpoint).collect(Collectors.toCollection(TreeSet::new));
        assertThat(named)
                .as("docs/access.md names each endpoint of the OpenAPI document")
                .isEqualTo(served);
    }

    private void refusesStrangers(Row row, List<String> wrong) {
        expect(401, row, "nobody", given(), wrong);
        expect(401, row, "no token", given().auth().oauth2("nonsense"), wrong);
        expect(401, row, "another's token", with(TestTokens.forAnotherAudience(organisation)), wrong);
        if (takesAccessTokens(row)) {
            otherTokens.forEach(token -> expect(401, row, "a token of another kind", with(token), wrong));
        }
    }

    private static boolean takesAccessTokens(Row row) {
        return row.callers().stream().anyMatch(Caller.WITH_ACCESS_TOKEN::contains);
    }

    private void isOpenToItsCallersOnly(Row row, List<String> wrong) {
        for (Caller caller : Caller.WITH_ACCESS_TOKEN) {
            RequestSpecification request = with(token(caller, organisation));
            if (!row.callers().contains(caller)) {
                expect(takesAccessTokens(row) ? 403 : 401, row, caller.role(), request, wrong);
                continue;
            }
            int status = send(request, row, row.path()).statusCode();
            if (OPEN_TO_CALLER_BUT.contains(status)) {
                wrong.add(row.endpoint() + " as " + caller.role() + ": " + status);
            }
        }
    }

    /** What another organisation has is not there, to none of its roles, and in none of its lists. */
    private void keepsOthersOut(List<String> wrong) {
        UUID elsewhere = UUID.randomUUID();
        assertThat(rows.stream().map(Row::path).collect(Collectors.toSet())).containsAll(existing.keySet());
        for (Row row : rows) {
            String path = existing.get(row.path());
            for (Caller caller : Caller.OF_AN_ORGANISATION) {
                if (row.callers().contains(caller)) {
                    RequestSpecification request = with(token(caller, elsewhere));
                    String leak = path == null ? leak(request, row) : opened(request, row, path);
                    if (!leak.isEmpty()) {
                        wrong.add(row.endpoint() + " of another organisation, as " + caller.role() + ": " + leak);
                    }
                }
            }
            if (path != null && row.method().equals("GET")) {
                expectFound(row, path, wrong);
            }
        }
    }

    /** Which of our ids the answer to a reader from elsewhere names. */
    private String leak(RequestSpecification request, Row row) {
        if (!row.method().equals("GET")) {
            return "";
        }
        String answer = send(request, row, row.path()).asString();
        return existing.values().stream()
                .flatMap(path -> Arrays.stream(path.split("/")))
                .filter(part -> ID.matcher(part).matches() && answer.contains(part))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** A change may be refused for what it says before it is looked for. */
    private String opened(RequestSpecification request, Row row, String path) {
        int status = send(request, row, path).statusCode();
        boolean shut = row.method().equals("GET") ? status == 404 : status >= 400 && status < 500;
        return shut ? "" : String.valueOf(status);
    }

    private void expectFound(Row row, String path, List<String> wrong) {
        int status = send(with(token(Caller.ADMIN, organisation)), row, path).statusCode();
        if (status != 200) {
            wrong.add(path + " in its own organisation: " + status);
        }
    }

    /** An organisation's own issuer makes nobody an operator or a service, and speaks for nobody else; nor does the default one for its own. */
    private void holdsIssuersToTheirOrganisations(List<String> wrong) {
        for (Row row : rows) {
            if (row.callers().contains(Caller.OPERATOR) || row.callers().contains(Caller.SERVICE)) {
                Caller caller = row.callers().contains(Caller.OPERATOR) ? Caller.OPERATOR : Caller.SERVICE;
                expect(403, row, "its own " + caller.role(), with(OwnIssuer.SCHOOL.of("eve", caller.role())), wrong);
            }
        }
        Row open = rows.stream()
                .filter(row -> row.method().equals("GET") && row.callers().contains(Caller.ADMIN))
                .findFirst()
                .orElseThrow();
        UUID school = OwnIssuer.SCHOOL.organisation();
        String trust = OwnIssuer.TRUST.sign(OwnIssuer.TRUST.claims("eve").claim("tenant", school.toString()));
        expect(401, open, "another's issuer", with(trust), wrong);
        expect(401, open, "the default issuer", with(TestTokens.admin(school)), wrong);
        int status = send(with(OwnIssuer.SCHOOL.of("ana", "admin")), open, open.path())
                .statusCode();
        if (OPEN_TO_CALLER_BUT.contains(status)) {
            wrong.add(open.endpoint() + " as an admin of an organisation's own issuer: " + status);
        }
    }

    private void expect(int status, Row row, String who, RequestSpecification request, List<String> wrong) {
        Response answer = send(request, row, row.path());
        if (answer.statusCode() != status) {
            wrong.add(row.endpoint() + " as " + who + ": " + answer.statusCode() + " instead of " + status);
        } else if (!REFUSAL.matcher(answer.contentType()).lookingAt()) {
            wrong.add(row.endpoint() + " as " + who + " answers " + answer.contentType());
        }
    }

    private Response send(RequestSpecification request, Row row, String path) {
        String type = bodyType(row);
        if (type != null) {
            request.contentType(type).body("{}".getBytes(StandardCharsets.UTF_8));
        }
        return request.header("If-Match", "\"99\"")
                .redirects()
                .follow(false)
                .request(
                        row.method(),
                        PARAMETER
                                .matcher(path)
                                .replaceAll(unused -> UUID.randomUUID().toString()));
    }

    private @Nullable String bodyType(Row row) {
        JsonNode content = paths.path(row.path())
                .path(row.method().toLowerCase(Locale.ROOT))
                .path("requestBody")
                .path("content");
        return content.isEmpty() ? null : content.fieldNames().next();
    }

    private static RequestSpecification with(String token) {
        return given().auth().oauth2(token);
    }

    private static String token(Caller caller, UUID organisation) {
        return switch (caller) {
            case OPERATOR -> TestTokens.operator();
            case SERVICE -> TestTokens.service("access-checks");
            default -> TestTokens.of(organisation, caller.role(), caller.role());
        };
    }

    private static JsonNode served() {
        String document = given().queryParam("format", "json")
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new ObjectMapper().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
