package platen.gateway.sessions.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.gateway.pins.domain.StoredPin;
import platen.gateway.sessions.domain.Decision.Accept;
import platen.gateway.sessions.domain.Decision.Refuse;
import platen.gateway.sessions.domain.Decision.Repeat;
import platen.gateway.sessions.domain.Decision.Wait;

class DecisionTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");
    private static final UUID ANA = UUID.randomUUID();

    @Test
    void letsInWhoseCredentialItIs() {
        Claim claim = claim(true, Optional.of("Ana Silva"), Optional.empty());

        assertThat(decide(claim)).isEqualTo(new Accept(claim, "Ana Silva"));
    }

    @Test
    void refusesACredentialThatIsNobodys() {
        assertThat(decide()).isEqualTo(new Refuse(RefusalReason.UNKNOWN, Optional.empty()));
    }

    @Test
    void refusesACredentialWhosePersonIsNotKnownYet() {
        assertThat(decide(claim(false, Optional.empty(), Optional.empty())))
                .isEqualTo(new Refuse(RefusalReason.UNKNOWN, Optional.empty()));
    }

    @Test
    void refusesAnInactivePerson() {
        assertThat(decide(claim(false, Optional.of("Ana Silva"), Optional.empty())))
                .isEqualTo(new Refuse(RefusalReason.INACTIVE, Optional.of(ANA)));
    }

    @Test
    void refusesACardFromItsLastMomentOn() {
        assertThat(decide(claim(true, Optional.of("Ana Silva"), Optional.of(NOW))))
                .isEqualTo(new Refuse(RefusalReason.EXPIRED, Optional.of(ANA)));
        assertThat(decide(claim(true, Optional.of("Ana Silva"), Optional.of(NOW.plusMillis(1)))))
                .isInstanceOf(Accept.class);
    }

    @Test
    void letsNobodyInWhileTwoClaimTheSameCredential() {
        Claim ana = claim(true, Optional.of("Ana Silva"), Optional.empty());
        Claim bob = claim(true, Optional.of("Bob"), Optional.empty());

        assertThat(decide(ana, bob)).isEqualTo(new Refuse(RefusalReason.AMBIGUOUS, Optional.empty()));
    }

    @Test
    void refusesAMalformedCredentialWhateverIsFound() {
        var found = new LookUp(
                Optional.empty(),
                Optional.empty(),
                List.of(claim(true, Optional.of("Ana"), Optional.empty())),
                Optional.empty());

        assertThat(Decision.of(found, false, NOW)).isEqualTo(new Refuse(RefusalReason.MALFORMED, Optional.empty()));
    }

    @Test
    void tellsAWaitingDeviceNothingButToWait() {
        var found = new LookUp(Optional.of(NOW.plusSeconds(30)), Optional.empty(), List.of(), Optional.empty());

        assertThat(Decision.of(found, true, NOW)).isEqualTo(new Wait(NOW.plusSeconds(30)));
    }

    @Test
    void repeatsAnAnswerEvenToAWaitingDevice() {
        var answer = new EarlierAnswer(new byte[] {1}, Optional.empty(), false);
        var found = new LookUp(Optional.of(NOW.plusSeconds(30)), Optional.of(answer), List.of(), Optional.empty());

        assertThat(Decision.of(found, true, NOW)).isEqualTo(new Repeat(answer));
    }

    private static Decision decide(Claim... claims) {
        return Decision.of(
                new LookUp(Optional.empty(), Optional.empty(), List.of(claims), Optional.empty()), true, NOW);
    }

    private static Claim claim(boolean active, Optional<String> name, Optional<Instant> validUntil) {
        return new Claim(ANA, ANA, 1, validUntil, active, name, new StoredPin(ANA, ANA, 0, Optional.empty()), false);
    }
}
