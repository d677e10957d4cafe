package platen.gateway.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SessionTest {

    private static final Instant START = Instant.parse("2026-01-05T08:30:00Z");
    private static final Session SESSION = new Session(
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            UUID.randomUUID(),
            CredentialKind.CODE,
            UUID.randomUUID(),
            2,
            START,
            START.plus(Duration.ofHours(2)),
            Duration.ofSeconds(60));
    private static final SessionFacts FINE = new SessionFacts(
            Optional.empty(), Optional.empty(), true, Optional.of("Ana"), Optional.of(2L), Optional.empty());

    @Test
    void standsBeforeItsRecordIsWritten() {
        assertThat(SESSION.stands(FINE, START.plusSeconds(60))).isTrue();
    }

    @Test
    void endsWhenTheDeviceDoesNotSpeakOfIt() {
        assertThat(SESSION.stands(FINE, START.plusSeconds(61))).isFalse();
        assertThat(SESSION.stands(seen(START.plusSeconds(50)), START.plusSeconds(61)))
                .isTrue();
    }

    @Test
    void endsAtItsLongestWhateverTheDeviceSays() {
        assertThat(SESSION.stands(seen(START.plus(Duration.ofHours(2))), START.plus(Duration.ofHours(2))))
                .isFalse();
    }

    @Test
    void endsWithThePersonsAccess() {
        var inactive = new SessionFacts(
                Optional.empty(), Optional.empty(), false, Optional.of("Ana"), Optional.of(2L), Optional.empty());

        assertThat(SESSION.stands(inactive, START)).isFalse();
    }

    @Test
    void endsWithTheCredential() {
        var retired = new SessionFacts(
                Optional.empty(), Optional.empty(), true, Optional.of("Ana"), Optional.empty(), Optional.empty());
        var replaced = new SessionFacts(
                Optional.empty(), Optional.empty(), true, Optional.of("Ana"), Optional.of(3L), Optional.empty());
        var expired = new SessionFacts(
                Optional.empty(), Optional.empty(), true, Optional.of("Ana"), Optional.of(2L), Optional.of(START));

        assertThat(SESSION.stands(retired, START)).isFalse();
        assertThat(SESSION.stands(replaced, START)).isFalse();
        assertThat(SESSION.stands(expired, START)).isFalse();
    }

    @Test
    void staysEnded() {
        var ended = new SessionFacts(
                Optional.of(START), Optional.empty(), true, Optional.of("Ana"), Optional.of(2L), Optional.empty());

        assertThat(SESSION.stands(ended, START)).isFalse();
    }

    private static SessionFacts seen(Instant at) {
        return new SessionFacts(
                Optional.empty(), Optional.of(at), true, Optional.of("Ana"), Optional.of(2L), Optional.empty());
    }
}
