package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import platen.gateway.confirming.ConfirmHit;
import platen.gateway.confirming.ConfirmHit.Verdict;
import platen.gateway.sessions.domain.Attempt;
import platen.gateway.sessions.domain.Claim;
import platen.gateway.sessions.domain.RefusalReason;
import platen.gateway.settings.domain.StaleRule;

/**
 * Lets nobody in by what may be out of date without asking: while the stream of credential changes is interrupted, and while
 * something said of this person could not be understood. Otherwise nobody is asked and nothing waits.
 */
@ApplicationScoped
class ConfirmLogin {

    /** What came of it. */
    sealed interface Confirmed {
        /**
         * @param attempt flagged if nobody could say
         */
        record Yes(Attempt attempt) implements Confirmed {}

        record No(RefusalReason reason) implements Confirmed {}

        /** Whether right or wrong: nobody is to learn which. */
        record NobodyKnows() implements Confirmed {}
    }

    private final ConfirmHit confirmHit;
    private final IndexCredential indexCredential;

    ConfirmLogin(ConfirmHit confirmHit, IndexCredential indexCredential) {
        this.confirmHit = confirmHit;
        this.indexCredential = indexCredential;
    }

    Uni<Confirmed> confirm(Entry entry, Claim claim) {
        Attempt attempt = entry.attempt();
        if (isOurs(entry) || !attempt.stale() && !claim.behind()) {
            return Uni.createFrom().item(new Confirmed.Yes(attempt));
        }
        return ask(entry, Optional.of(claim)).map(verdict -> switch (verdict) {
            case HOLDS -> new Confirmed.Yes(attempt.stale(false));
            case CONTRADICTED -> new Confirmed.No(RefusalReason.CONTRADICTED);
            case UNANSWERED -> unanswered(entry);
        });
    }

    private static Confirmed unanswered(Entry entry) {
        Attempt attempt = entry.attempt();
        return switch (entry.device().settings().stale()) {
            case ACCEPT -> new Confirmed.Yes(attempt.stale(true));
            case REFUSE -> attempt.stale() ? new Confirmed.NobodyKnows() : new Confirmed.No(RefusalReason.UNCONFIRMED);
        };
    }

    /**
     * Where nobody is let in unconfirmed, a wrong credential is asked about too: else the answer, or its delay, would tell it from
     * a right one.
     */
    Uni<Boolean> isAnybodyToAsk(Entry entry) {
        return !isOurs(entry)
                        && entry.attempt().stale()
                        && entry.device().settings().stale() == StaleRule.REFUSE
                ? ask(entry, Optional.empty()).map(verdict -> verdict != Verdict.UNANSWERED)
                : Uni.createFrom().item(true);
    }

    /** Of what is minted here, accesscode-service knows nothing. */
    private static boolean isOurs(Entry entry) {
        return entry.attempt().kind().isOneTime();
    }

    private Uni<Verdict> ask(Entry entry, Optional<Claim> claim) {
        return confirmHit.confirm(
                entry.device().organisation(),
                entry.credential().kind().indexType(),
                indexCredential.candidates(entry),
                claim.map(Claim::userId));
    }
}
