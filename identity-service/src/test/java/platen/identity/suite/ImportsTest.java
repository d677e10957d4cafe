package platen.identity.suite;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** What files of people do, line by line. */
@QuarkusTest
@WithEngines
class ImportsTest extends ImportSuite {

    private final ContractChecks contracts = ContractChecks.ofRepository();

    @Test
    void makesChangesAndLeavesPeopleAlone() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");
        tenant.patch(bea, Map.of("office", "12")).then().statusCode(200);

        String id = preview(
                "Abteilung;Benutzername;Anzeigename;E-Mail-Adresse;Büro\r\n"
                        + "\"Kunst; Werken\";ANA;Ana Silva;ana.silva@school.example;\r\n"
                        + ";bea;bea;bea@school.example;12\r\n"
                        + "Chor;carl;\"Carl \"\"C\"\" Müller\";carl@school.example;'=7\r\n",
                Charset.forName("windows-1252"));

        show(id).then()
                .body("encoding", equalTo("windows-1252"))
                .body("delimiter", equalTo(";"))
                .body("rows", equalTo(3))
                .body("preview.created", equalTo(1))
                .body("preview.changed", equalTo(1))
                .body("preview.unchanged", equalTo(1))
                .body("preview.refused", equalTo(0));
        assertThat(tenant.users()).hasSize(2);

        apply(id);

        assertThat(tenant.users())
                .extracting(user -> user.get("userName"), user -> user.get("department"), user -> user.get("office"))
                .containsExactly(
                        tuple("ANA", "Kunst; Werken", null), tuple("bea", null, "12"), tuple("carl", "Chor", "=7"));
        assertThat(tenant.show(ana).<String>path("email")).isEqualTo("ana.silva@school.example");
        events.awaitAbout(ana, "user-created", "user-updated");
        assertThat(events.about(bea)).doesNotContain("credentials-imported");
        assertThat(result(id)).contains("2,changed," + ana + ",ANA").contains("3,unchanged," + bea);
    }

    @Test
    void setsAndClearsCodesAndCardsByEmailAlone() {
        UUID ana = tenant.user("ana", "ana@school.example");
        UUID bea = tenant.user("bea", "bea@school.example");

        String id = preview(
                "Email address,Access code,Card numbers\nana@school.example,K7QP2M,04A1B2C3 | 04FFEE\nbea@school.example,,\n",
                UTF_8);
        show(id).then()
                .body("preview.unchanged", equalTo(2))
                .body("preview.codesSet", equalTo(1))
                .body("preview.codesCleared", equalTo(1))
                .body("preview.cardsSet", equalTo(1))
                .body("preview.cardsCleared", equalTo(1));
        apply(id);

        List<TestRecord> imported = events.await("credentials-imported", 2);
        assertThat(imported).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        JsonNode ofAna = of(imported, ana);
        assertThat(ofAna.path("importId").asText()).isEqualTo(id);
        assertThat(ofAna.path("notify").asBoolean()).isTrue();
        JsonNode set = ofAna.path("credentials");
        assertThat(accesscode.open(
                        tenant.id(),
                        ofAna.path("observation"),
                        "access-code",
                        set.path("accessCode").path("sealed")))
                .isEqualTo("K7QP2M");
        assertThat(accesscode.open(
                        tenant.id(),
                        ofAna.path("observation"),
                        "card",
                        set.path("cards").path("sealed").path(1)))
                .isEqualTo("04FFEE");
        assertThat(of(imported, bea)
                        .path("credentials")
                        .path("accessCode")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
        assertThat(of(imported, bea)
                        .path("credentials")
                        .path("cards")
                        .path("state")
                        .asText())
                .isEqualTo("cleared");
    }

    @Test
    void leavesAloneWhatHasNoColumnAndTellsTheFirstCodeWithThePerson() {
        String id = preview(
                "User name\tDisplay name\tAccess code\tCards\ndora\tDora\tQX4T9B\t04A1B2C3\nemil\tEmil\t\t\n",
                UTF_16LE);
        apply(id);

        List<TestRecord> created = events.await("user-created", 2);
        assertThat(created).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        UUID dora = userOf(created, "dora");
        JsonNode data = of(created, dora);
        assertThat(accesscode.open(
                        tenant.id(),
                        data.path("observation"),
                        "access-code",
                        data.path("credentials").path("accessCode").path("sealed")))
                .isEqualTo("QX4T9B");
        assertThat(of(created, userOf(created, "emil")).path("credentials").isEmpty())
                .isTrue();
        JsonNode cards = of(List.of(events.await("credentials-imported")), dora).path("credentials");
        assertThat(cards.has("accessCode")).isFalse();
        assertThat(cards.path("cards").path("sealed")).hasSize(1);
    }

    @Test
    void tellsEveryProblemByLineAndDoesTheRest() {
        tenant.user("ana", "ana@school.example");
        tenant.user("bea", "bea@school.example");

        String id = preview(
                "User name,Email address,Display name,Shoe size,Access code\n"
                        + "ana,bea@school.example,Ana,38,\n"
                        + "carl,no-email,Carl,,\n"
                        + ",,Nobody,,\n"
                        + "dora,,Dora,,AB\n"
                        + "emil,,Emil,,TAKEN1\n"
                        + "fred,,Fred,,Q4RT7X\n"
                        + "FRED,,Fred,,\n"
                        + "gina,,Gina,,q4-rt-7x\n"
                        + "hans,,Hans\n"
                        + "ida,,Ida,,CLOSE1\n",
                UTF_8);

        List<Map<String, Object>> problems = tenant.admin()
                .get("/api/v1/imports/" + id + "/problems?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        assertThat(problems)
                .extracting(problem -> problem.get("line") + " " + problem.get("cell") + " " + problem.get("kind"))
                .containsExactly(
                        "1 4 unknown-column",
                        "2 null keys-disagree",
                        "3 2 invalid-value",
                        "4 null no-key",
                        "5 5 code-refused",
                        "6 5 code-taken",
                        "8 1 repeated-person",
                        "9 5 repeated-value",
                        "10 null cell-count",
                        "11 5 close-code");
        show(id).then().body("preview.refused", equalTo(8)).body("preview.created", equalTo(2));
        assertThat(pages(id)).isEqualTo(problems.size());
        assertThat(secretsLeft(id)).as("only those to be applied are kept").isEqualTo(2);

        apply(id);

        assertThat(tenant.users())
                .extracting(user -> user.get("userName"))
                .containsExactly("ana", "bea", "fred", "ida");
        assertThat(secretsLeft(id)).isZero();
        assertThat(result(id))
                .contains("6,refused,,emil,,Somebody else has this code.")
                .doesNotContain("TAKEN1");
    }

    /** More rows than a batch has, and the ends of the ring and of the chain far from each other. */
    @Test
    void handsCodesAndCardsOnInRingsAndChains() {
        List<UUID> people = IntStream.range(0, 8)
                .mapToObj(number -> tenant.user("u" + number, "u" + number + "@school.example"))
                .toList();
        IntStream.range(0, 8).forEach(number -> accesscode.holds(people.get(number), held(number)));
        accesscode.holds(people.get(0), card());

        String id = preview(
                "User name,Display name,Access code,Cards\n"
                        + ("u0,U," + held(5) + ",\n")
                        + ("u1,U," + held(2) + ",\n")
                        + ("new,N," + held(3) + ",\n")
                        + ("u4,U,KEEP44,\n")
                        + ("u2,U," + held(1) + ",\n")
                        + ("u5,U," + held(6) + "," + card() + "\n")
                        + ("u3,U,,\n")
                        + ("u6,U," + held(0) + ",\n")
                        + ("late,L," + held(7) + ",\n"),
                UTF_8);

        assertThat(problems(id)).containsExactly("10 3 code-taken");
        show(id).then()
                .body("preview.refused", equalTo(1), "preview.created", equalTo(1), "preview.codesSet", equalTo(7));
        apply(id);

        show(id).then()
                .body("result.refused", equalTo(1), "result.created", equalTo(1), "applied", equalTo(9))
                .body("result.codesSet", equalTo(7), "result.codesCleared", equalTo(1));
        List<TestRecord> imported = events.await("credentials-imported", 7);
        assertThat(imported).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        assertThat(handedOver(of(imported, people.get(0)))).isEqualTo("[\"access-code\"]");
        assertThat(handedOver(of(imported, people.get(5)))).isEqualTo("[\"access-code\",\"card\"]");
        assertThat(of(imported, people.get(4)).has("handedOver")).isFalse();
        assertThat(of(imported, people.get(3)).has("handedOver")).isFalse();
        List<TestRecord> created = events.await("user-created", 9);
        assertThat(created).allSatisfy(record -> contracts.assertValid(String.valueOf(record.value())));
        assertThat(handedOver(of(created, userOf(created, "new")))).isEqualTo("[\"access-code\"]");
    }

    @Test
    void refusesWhoeverDependsOnARowThatIsRefusedInThePreviewOrLater() {
        List<UUID> people = IntStream.range(0, 6)
                .mapToObj(number -> tenant.user("u" + number, "u" + number + "@school.example"))
                .toList();
        IntStream.range(0, 6).forEach(number -> accesscode.holds(people.get(number), held(number)));

        String id = preview(
                "User name,Email address,Display name,Access code\n"
                        + ("u0,u0@school.example,U," + held(1) + "\n")
                        + ("u1,u1@school.example,U," + held(2) + "\n")
                        + "u2,no-email,U,FREE22\n"
                        + ("u3,u3@school.example,U," + held(4) + "\n")
                        + ("u4,other@school.example,U," + held(5) + "\n")
                        + ("u5,u5@school.example,U," + held(3) + "\n"),
                UTF_8);
        assertThat(problems(id)).containsExactly("2 4 code-taken", "3 4 code-taken", "4 2 invalid-value");
        tenant.user("other", "other@school.example");

        apply(id);

        show(id).then().body("result.refused", equalTo(6), "applied", equalTo(6));
        assertThat(problems(id))
                .contains("5 4 code-taken", "6 null keys-disagree", "7 4 code-taken")
                .hasSize(6);
        assertThat(secretsLeft(id)).isZero();
        people.forEach(person -> assertThat(events.about(person)).doesNotContain("credentials-imported"));
    }

    /** A code of its own for each test's people. */
    private String held(int number) {
        return "H" + tenant.id().toString().substring(0, 6).toUpperCase(Locale.ROOT) + number;
    }

    private String card() {
        return "04" + tenant.id().toString().substring(0, 8).toUpperCase(Locale.ROOT);
    }

    private List<String> problems(String id) {
        List<Map<String, Object>> items = tenant.admin()
                .get("/api/v1/imports/" + id + "/problems?limit=200")
                .then()
                .statusCode(200)
                .extract()
                .path("items");
        return items.stream()
                .map(problem -> problem.get("line") + " " + problem.get("cell") + " " + problem.get("kind"))
                .toList();
    }

    private static String handedOver(JsonNode data) {
        return data.path("handedOver").toString();
    }
}
