package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class AttemptLogApiTest extends GatewaySuite {

    @Test
    void showsWhoTriedWhereAndWhatCameOfIt() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        panel.logIn("code", "NOBODY");
        panel.logIn("card", "04A22B1C");
        panel.logIn("code", "K7P2M9");
        office.awaitAttempts(3);

        Answer answer = attempts("");

        JsonNode items = answer.json().path("items");
        assertThat(items.findValuesAsText("outcome")).containsExactly("accepted", "refused", "refused");
        assertThat(items.findValuesAsText("kind")).containsExactly("code", "card", "code");
        assertThat(items.get(0).path("user").path("id").asText()).isEqualTo(ana.toString());
        assertThat(items.get(0).path("user").path("displayName").asText()).isEqualTo("Ana Silva");
        assertThat(items.get(1).path("reason").asText()).isEqualTo("unknown");
        assertThat(items.get(1).path("user").isNull()).isTrue();
        assertThat(answer.text()).doesNotContain("NOBODY", "04A2", "K7P2");
    }

    @Test
    void showsOneDeviceOnlyAndPages() {
        Panel one = office.panel();
        Panel other = office.panel();
        Parallel.inSequence(3, () -> one.logIn("code", "NOBODY"));
        other.logIn("code", "NOBODY");

        Answer first = attempts("?limit=2&device=" + one.id());
        Answer second = attempts("?limit=2&device=" + one.id() + "&cursor="
                + first.json().path("next").asText());

        assertThat(first.json().path("items").findValuesAsText("deviceId"))
                .containsExactly(one.id().toString(), one.id().toString());
        assertThat(second.json().path("items").findValuesAsText("deviceId"))
                .containsExactly(one.id().toString());
        assertThat(first.json().findValuesAsText("id"))
                .doesNotContainAnyElementsOf(second.json().findValuesAsText("id"));
    }

    @Test
    void isOpenToThoseWhoHelp() {
        for (String role : List.of("admin", "helpdesk", "auditor")) {
            assertThat(Http.send("GET", "/api/v1/attempts", TestTokens.of(office.id, role, role), null)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void notesRemindersAndAnswersAllTheSame() {
        office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();

        List<Answer> answers = Parallel.inSequence(8, () -> panel.remind("ana.silva@school.example"));
        Answer nonsense = office.panel().remind("no address");

        assertThat(answers).containsOnly(nonsense).allMatch(answer -> answer.status() == 202);
        assertThat(attempts("?device=" + panel.id()).json().path("items").findValuesAsText("outcome"))
                .containsExactly("noted", "noted", "noted", "noted", "noted");
        assertThat(panel.logIn("code", "K7P2M9").status()).isEqualTo(201);
    }

    private Answer attempts(String query) {
        return Http.send("GET", "/api/v1/attempts" + query, office.admin(), null);
    }
}
