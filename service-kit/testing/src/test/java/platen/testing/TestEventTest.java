package platen.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.testing.contracts.ContractChecks;

class TestEventTest {

    private static final UUID ORGANISATION = UUID.fromString("6f1f6f44-1f4c-4c3b-8f1a-000000000001");

    @Test
    void isTheExampleUnderAnotherId() {
        TestEvent event = TestEvent.example("identity.user", "user-deleted");

        assertThat(event.type()).isEqualTo("platen.identity.user-deleted.v1");
        assertThat(event.id())
                .isNotEqualTo(TestEvent.parse(ContractChecks.ofRepository().example("identity.user", "user-deleted"))
                        .id());
    }

    @Test
    void keepsKeyAndOrganisationTogether() {
        TestEvent event = TestEvent.example("identity.user", "user-deleted")
                .key("user-1")
                .organisation(ORGANISATION)
                .sequence(3);

        assertThat(event.recordKey()).isEqualTo(ORGANISATION + "|user-1");
        assertThat(event.json()).contains("\"sequence\":\"3\"", "\"organisationid\":\"" + ORGANISATION);
    }

    @Test
    void changesAndRemovesWhatTheTestNames() {
        TestEvent event = TestEvent.example("identity.user", "user-deleted");

        assertThat(event.data("userId", null).data("new/inner", 1).json()).contains("\"data\":{\"new\":{\"inner\":1}}");
        assertThat(event.json()).contains("userId");
    }
}
