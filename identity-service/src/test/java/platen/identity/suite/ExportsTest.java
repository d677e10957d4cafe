package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.identity.imports.files.CsvFile;
import platen.identity.imports.files.CsvFile.Row;
import platen.testing.WithEngines;

/** People as a file, which comes back as it went. */
@QuarkusTest
@WithEngines
class ExportsTest {

    private static final String ADMINS_SUBJECT =
            UUID.nameUUIDFromBytes("admin".getBytes(UTF_8)).toString();

    @Inject
    AccessCodeStandIn accesscode;

    @ParameterizedTest
    @CsvSource({"comma,en,false", "semicolon,de,true", "tab,fr,false"})
    void changesNobodyWhenItIsImportedAgain(String delimiter, String language, boolean bom) throws IOException {
        Tenant tenant = Tenant.create();
        var random = new Random(delimiter.hashCode());
        int people = 12;
        for (int person = 0; person < people; person++) {
            Map<String, String> body = new HashMap<>(Map.of(
                    "userName",
                    person + nasty(random),
                    "displayName",
                    nasty(random) + "x",
                    "department",
                    nasty(random)));
            if (person % 2 == 0) {
                body.put("office", nasty(random));
                body.put("email", "p" + person + "@school.example");
            }
            tenant.admin().body(body).post("/api/v1/users").then().statusCode(201);
        }
        String id = tenant.users().getFirst().get("id").toString();
        tenant.patch(UUID.fromString(id), Map.of("state", "inactive")).then().statusCode(200);

        byte[] file = export(tenant, "?delimiter=" + delimiter + "&language=" + language + "&bom=" + bom)
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();

        assertThat(file[0] == (byte) 0xEF).isEqualTo(bom);
        try (CsvFile cells = CsvFile.open(new ByteArrayInputStream(file), file.length, null)) {
            for (Row row = cells.next(); row != null; row = cells.next()) {
                assertThat(row.cells()).noneMatch(cell -> cell.matches("(?s)[=+@-].*"));
            }
        }
        String imported = tenant.admin()
                .contentType("text/csv")
                .body(file)
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() ->
                tenant.admin().get("/api/v1/imports/" + imported).path("state").equals("preview"));
        tenant.admin()
                .get("/api/v1/imports/" + imported)
                .then()
                .body("preview.unchanged", equalTo(people))
                .body("preview.warnings", equalTo(0));
    }

    @Test
    void holdsCodesForAdministratorsOnly() {
        Tenant tenant = Tenant.create();
        UUID ana = tenant.user("ana", "ana@school.example");
        tenant.user("bea", "bea@school.example");
        accesscode.has(ana, "K7QP2M");

        for (String role : List.of("helpdesk", "auditor")) {
            tenant.as(role).get("/api/v1/exports/users.csv?codes=true").then().statusCode(403);
            assertThat(tenant.as(role).get("/api/v1/exports/users.csv").asString())
                    .doesNotContain("Access code");
        }
        String file = export(tenant, "?codes=true").asString();

        assertThat(file)
                .contains("Access code,Card numbers")
                .contains(",active,K7QP2M,04A1B2C3D4E5F6|04FFFFFFFFFFFF\r\n")
                .contains(",active,***,\r\n");
        assertThat(accesscode.revealedFor()).contains(ADMINS_SUBJECT + " user-export");
        String imported = tenant.admin()
                .contentType("text/csv")
                .body(file.getBytes(UTF_8))
                .post("/api/v1/imports")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        await().until(() ->
                tenant.admin().get("/api/v1/imports/" + imported).path("state").equals("preview"));
        tenant.admin()
                .get("/api/v1/imports/" + imported)
                .then()
                .body("preview.unchanged", equalTo(2))
                .body("preview.codesSet", equalTo(1))
                .body("preview.codesCleared", equalTo(0));
    }

    @Test
    void givesNothingRatherThanAFileWithoutCodes() {
        Tenant tenant = Tenant.create();
        tenant.user("ana", "ana@school.example");
        accesscode.isAway(tenant.id());

        export(tenant, "?codes=true").then().statusCode(503).body("type", equalTo("/problems/codes-not-at-hand"));
        export(tenant, "").then().statusCode(200);
    }

    @Test
    void isFilteredAndSpeaksTheCallersLanguage() {
        Tenant tenant = Tenant.create();
        tenant.user("ana", "ana@school.example");
        tenant.user("bea", "bea@school.example");
        Tenant.create().user("anton", "anton@other.example");

        String file = tenant.admin()
                .header("Accept-Language", "fr-CH, de;q=0.5")
                .get("/api/v1/exports/users.csv?q=an")
                .then()
                .statusCode(200)
                .extract()
                .asString();

        assertThat(file)
                .startsWith("Identifiant utilisateur,Nom d'utilisateur")
                .contains("ana@")
                .hasLineCount(2);
        export(tenant, "?state=asleep").then().statusCode(400);
        export(tenant, "?language=xx").then().statusCode(400);
        export(tenant, "?delimiter=none").then().statusCode(400);
    }

    private static Response export(Tenant tenant, String query) {
        return tenant.admin().get("/api/v1/exports/users.csv" + query);
    }

    private static String nasty(Random random) {
        String letters = "=+-@'\",;|aé€ß😀 \u00a0*ﬁ";
        int length = 1 + random.nextInt(6);
        StringBuilder text = new StringBuilder();
        int[] points = letters.codePoints().toArray();
        for (int place = 0; place < length; place++) {
            text.appendCodePoint(points[random.nextInt(points.length)]);
        }
        return text.toString();
    }
}
