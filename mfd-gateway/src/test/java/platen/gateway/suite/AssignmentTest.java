package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.TestTokens;
import platen.testing.WithEngines;
import platen.testing.contracts.ContractChecks;

/** A card of the log is somebody's: who looks after devices says so. */
@QuarkusTest
@WithEngines
class AssignmentTest extends GatewaySuite {

    @Test
    void tellsAccesscodeWhoseTheCardIsOnce() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID bob = office.personWithCode("Bob", "W3X4Y5");
        Panel panel = office.panel();
        String attempt = tapped(panel, "04:a2:2b:1c");

        Answer assigned = assign(attempt, ana, "one");
        Answer repeated = assign(attempt, ana, "one");
        Answer again = assign(attempt, ana, "two");
        Answer another = assign(attempt, bob, "three");

        assertThat(List.of(assigned.status(), repeated.status(), again.status()))
                .containsOnly(202);
        assertThat(another.problem()).isEqualTo("/problems/card-already-assigned");
        TestRecord proven = office.topics.await("mfd.activity", record -> isProof(record, ana));
        ContractChecks.ofRepository().assertValid(String.valueOf(proven.value()));
        assertThat(proven.data().path("by").asText()).isEqualTo("administrator");
        assertThat(proven.data().path("administrator").asText()).isNotBlank();
        assertThat(proven.data().path("deviceId").asText()).isEqualTo(panel.id().toString());
        assertThat(proven.json().path("causationid").asText()).isEqualTo(attempt);
        assertThat(office.opened("accesscode", ana, proven, "sealedCard")).isEqualTo("04A22B1C");
        assertThat(String.valueOf(proven.value())).doesNotContain("04A22B1C").doesNotContainIgnoringCase("04:a2");
        assertThat(office.database.count("select last from outbox_sequence where key = ?", ana.toString()))
                .isOne();
        JsonNode card = attempts().get(0).path("card");
        assertThat(card.path("assignable").asBoolean()).isFalse();
        assertThat(card.path("assignedTo").asText()).isEqualTo(ana.toString());
    }

    @Test
    void refusesWhatCannotBe() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        UUID gone = office.person("Gone");
        office.say(gone, "user-deactivated", "Gone", "inactive");
        office.awaitPerson(gone, "inactive");
        Panel panel = office.panel();
        String random = tapped(panel, "08A22B1C");
        String attempt = tapped(panel, "04A22B1C");
        panel.logIn("code", "NOBODY");
        String code = attempts().get(0).path("id").asText();

        assertThat(assign(random, ana, "1").problem()).isEqualTo("/problems/card-number-random");
        assertThat(assign(attempt, gone, "2").problem()).isEqualTo("/problems/user-not-active");
        assertThat(assign(attempt, UUID.randomUUID(), "3").problem()).isEqualTo("/problems/user-not-active");
        assertThat(assign(code, ana, "4").status()).isEqualTo(404);
        assertThat(assign(UUID.randomUUID().toString(), ana, "5").status()).isEqualTo(404);
        assertThat(Http.send(
                                "POST",
                                "/api/v1/attempts/" + attempt + "/assignment",
                                TestTokens.admin(UUID.randomUUID()),
                                Map.of("userId", ana))
                        .status())
                .isEqualTo(404);
        assertThat(Http.send("POST", "/api/v1/attempts/" + attempt + "/assignment", office.admin(), Map.of())
                        .status())
                .isEqualTo(400);
    }

    private String tapped(Panel panel, String card) {
        panel.logIn("card", card);
        return attempts().get(0).path("id").asText();
    }

    private Answer assign(String attempt, UUID user, String key) {
        return Http.send(
                "POST",
                "/api/v1/attempts/" + attempt + "/assignment",
                TestTokens.of(office.id, "holly", "helpdesk"),
                Map.of("userId", user),
                Map.of("Idempotency-Key", key));
    }

    private JsonNode attempts() {
        return Http.send("GET", "/api/v1/attempts", office.admin(), null).json().path("items");
    }

    private static boolean isProof(TestRecord record, UUID user) {
        return record.is("card-association-proven")
                && record.data().path("userId").asText().equals(user.toString());
    }
}
