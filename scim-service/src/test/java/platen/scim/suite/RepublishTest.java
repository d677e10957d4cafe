package platen.scim.suite;

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

/** What was said is said again, to whoever has not heard it. */
@QuarkusTest
@WithEngines
class RepublishTest {

    @Test
    void saysAgainHowEverybodyStandsAndWhoIsGone() {
        Tenant tenant = Tenant.create();
        Tenant other = Tenant.create();
        String bob = other.user("bob");
        String ana = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();
        String gone = tenant.user("gone");
        tenant.delete(gone).ok(204);
        String first = tenant.post("{'userName':'back','externalId':'117'}")
                .ok(201)
                .path("id")
                .asText();
        tenant.delete(first).ok(204);
        tenant.post("{'userName':'back','externalId':'117'}").ok(201);
        try (PersonEvents events = new PersonEvents(tenant.id);
                PersonEvents others = new PersonEvents(other.id)) {
            assertThat(types(events.await(ana, 1))).containsExactly("observed");
            others.await(bob, 1);

            JsonNode answer = republish(tenant.id);

            assertThat(answer.path("people").asLong()).isEqualTo(3);
            List<TestRecord> ofAna = events.await(ana, 2);
            assertThat(ofAna.getLast().json().path("republished").asBoolean()).isFalse();
            assertThat(events.open(ofAna.getLast().data(), "accessCode", "access-code"))
                    .isEqualTo("7KQZ42");
            assertThat(types(events.await(gone, 3))).containsExactly("observed", "removed", "removed");
            assertThat(types(events.await(first, 4))).containsExactly("observed", "removed", "observed", "observed");
            assertThat(others.ofNow(bob)).hasSize(1);
        }
    }

    private static JsonNode republish(UUID organisation) {
        return Http.send(
                        "POST",
                        "/api/v1/service/republish",
                        "{\"organisation\":\"" + organisation + "\"}",
                        Map.of(
                                "Authorization",
                                "Bearer " + TestTokens.service("identity"),
                                "Content-Type",
                                "application/json"))
                .ok(202);
    }

    private static List<String> types(List<TestRecord> records) {
        return records.stream()
                .map(record -> record.type().replaceAll(".*person-|\\.v1", ""))
                .toList();
    }
}
