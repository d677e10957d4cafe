package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.gateway.sessions.ForgetOldRecords;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

@QuarkusTest
@WithEngines
class AttemptLogApiTest extends GatewaySuite {

    @Inject
    ForgetOldRecords forgetting;

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
    void findsWhatIsAskedFor() {
        UUID ana = office.personWithCode("Ana Silva", "K7P2M9");
        Panel panel = office.panel();
        panel.logIn("code", "NOBODY");
        panel.logIn("code", "?");
        panel.logIn("card", "04A22B1C");
        panel.logIn("code", "K7P2M9");
        office.awaitAttempts(4);
        Instant now = clock.instant();

        assertThat(found("outcome=accepted")).isOne();
        assertThat(found("outcome=refused&kind=code")).isEqualTo(2);
        assertThat(found("reason=unknown")).isEqualTo(2);
        assertThat(found("kind=card&device=" + panel.id())).isOne();
        assertThat(found("user=" + ana)).isOne();
        assertThat(found("from=" + now.minusSeconds(60) + "&to=" + now.plusSeconds(60)))
                .isEqualTo(4);
        assertThat(found("to=" + now.minusSeconds(60))).isZero();
        assertThat(found("from=" + now.plusSeconds(60))).isZero();
    }

    private int found(String query) {
        return attempts("?" + query).json().path("items").size();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"outcome=lucky", "kind=%00", "reason=Unknown!", "from=yesterday", "to=2026-13-01T00:00:00Z"})
    void saysWhichFilterItDoesNotKnow(String query) {
        Answer answer = attempts("?" + query);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains(query.substring(0, query.indexOf('=')));
    }

    @Test
    void showsAnUnknownCardMaskedForAWeek() {
        office.set(Map.of("converters", List.of(Map.of("type", "trim"))));
        Panel panel = office.panel();
        panel.logIn("card", " 04:A2:2B:1C:9D:5E:80 ");
        panel.logIn("card", "08A22B1C");

        Answer shown = attempts("");

        JsonNode items = shown.json().path("items");
        assertThat(items.get(0).at("/card/number").asText()).isEqualTo("••••1C");
        assertThat(items.get(0).at("/card/assignable").asBoolean()).isFalse();
        assertThat(items.get(1).at("/card/number").asText()).isEqualTo("••••5E80");
        assertThat(items.get(1).at("/card/assignable").asBoolean()).isTrue();
        assertThat(shown.text()).doesNotContain("A22B", "9D", "2B:1C");
        clock.advance(Duration.ofDays(8));
        forgetting.forget(office.id).await().indefinitely();
        assertThat(attempts("").json().path("items").get(1).path("card").isNull())
                .isTrue();
        assertThat(office.database.count("select count(*) from unknown_card where organisation_id = ?", office.id))
                .isZero();
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
