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
import platen.gateway.sessions.domain.Decision.StepUp;
import platen.gateway.sessions.domain.Decision.Wait;

class DecisionTest {

    private static final Instant LATER = Instant.parse("2026-01-06T00:00:00Z");
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
        var found = found(Optional.empty(), claim(true, Optional.of("Ana"), Optional.empty()));

        assertThat(Decision.of(found, false, NOW)).isEqualTo(new Refuse(RefusalReason.MALFORMED, Optional.empty()));
    }

    @Test
    void tellsAWaitingDeviceNothingButToWait() {
        var found = waiting(Optional.empty());

        assertThat(Decision.of(found, true, NOW)).isEqualTo(new Wait(NOW.plusSeconds(30)));
    }

    @Test
    void repeatsAnAnswerEvenToAWaitingDevice() {
        var answer = new EarlierAnswer(new byte[] {1}, Optional.empty(), false, Optional.empty());
        var found = waiting(Optional.of(answer));

        assertThat(Decision.of(found, true, NOW)).isEqualTo(new Repeat(answer));
    }

    private static Decision decide(Claim... claims) {
        return Decision.of(found(Optional.empty(), claims), true, NOW);
    }

    private static Claim claim(boolean active, Optional<String> name, Optional<Instant> validUntil) {
        return claim(active, false, name, validUntil);
    }

    private static Claim claim(boolean active, boolean usualHere, Optional<String> name, Optional<Instant> validUntil) {
        return new Claim(
                ANA, ANA, 1, validUntil, active, usualHere, name, new StoredPin(ANA, ANA, 0, Optional.empty()), false);
    }

    private static LookUp found(Optional<Instant> stepUpUntil, Claim... claims) {
        return new LookUp(Optional.empty(), stepUpUntil, Optional.empty(), List.of(claims), Optional.empty());
    }

    private static LookUp waiting(Optional<EarlierAnswer> answer) {
        return new LookUp(Optional.of(NOW.plusSeconds(30)), Optional.of(LATER), answer, List.of(), Optional.empty());
    }

    @Test
    void letsOnlyThoseInWhoAreUsualWhileCodesStepUp() {
        Claim usual = claim(true, true, Optional.of("Ana"), Optional.empty());
        Claim unusual = claim(true, Optional.of("Ana"), Optional.empty());

        assertThat(steppedUp(usual)).isEqualTo(new Accept(usual, "Ana"));
        assertThat(steppedUp(unusual))
                .isEqualTo(new StepUp(
                        LATER,
                        new Refuse(RefusalReason.STEP_UP, Optional.of(ANA)),
                        Optional.of(new Accept(unusual, "Ana"))));
    }

    @Test
    void answersEveryWrongCodeAlikeWhileCodesStepUp() {
        Claim gone = claim(false, true, Optional.of("Ana"), Optional.empty());

        assertThat(List.of(steppedUp(), steppedUp(gone), steppedUp(gone, gone)))
                .allSatisfy(decision -> assertThat(decision)
                        .isInstanceOfSatisfying(
                                StepUp.class,
                                stepUp -> assertThat(stepUp.until()).isEqualTo(LATER)));
        assertThat(Decision.of(found(Optional.of(LATER)), false, NOW)).isInstanceOf(StepUp.class);
    }

    private static Decision steppedUp(Claim... claims) {
        return Decision.of(found(Optional.of(LATER), claims), true, NOW);
    }
}
