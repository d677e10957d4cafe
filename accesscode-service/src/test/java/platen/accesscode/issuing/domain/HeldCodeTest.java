package platen.accesscode.issuing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HeldCodeTest {

    private static final Instant THEN = Instant.parse("2026-01-05T08:30:00Z");
    private static final Instant NOW = THEN.plusSeconds(60);

    private final HeldCode.Active active = new HeldCode.Active(
            UUID.randomUUID(), new AccessCode("K7P4WX"), 1, CodeOrigin.GENERATED, IssueReason.USER_CREATED, THEN);

    @Test
    void comesBackAsTheSameCodeAndIsNotAnnouncedAgain() {
        HeldCode.Active back = active.reserve(2).restore(3, NOW);

        assertThat(back.code()).isEqualTo(active.code());
        assertThat(back.id()).isEqualTo(active.id());
        assertThat(back.version()).isEqualTo(3);
        assertThat(back.reason()).isEqualTo(IssueReason.RESTORED);
        assertThat(back.reason().mayMail()).isFalse();
    }

    @Test
    void ofSomebodyNeverActiveIsIssuedForWhatItWasMadeFor() {
        var reserved = new HeldCode.Reserved(
                UUID.randomUUID(), active.code(), 1, CodeOrigin.GENERATED, IssueReason.USER_CREATED, THEN);

        assertThat(reserved.restore(1, NOW).reason()).isEqualTo(IssueReason.USER_CREATED);
    }

    @Test
    void isNotPrinted() {
        assertThat(active.toString()).doesNotContain("K7P4WX");
        assertThat(active.reserve(2).toString()).doesNotContain("K7P4WX");
    }
}
