package platen.accesscode.bulk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.bulk.KnownCodes.Mark;
import platen.accesscode.bulk.SealCodes.SealedCodes;
import platen.accesscode.policy.CodeSpace;
import platen.accesscode.policy.domain.CodePolicy;
import platen.accesscode.policy.domain.PolicySettings;

/**
 * What a job will do next: some people in order of their ids. Made without a lock, so all of it is looked at again under the
 * lock, and what does not hold any more is left to the next batch.
 *
 * @param after the person it comes after
 * @param reaches the last person it deals with; {@code after} when there is none
 * @param skipped people among them whose code stays
 * @param alone somebody who is dealt with in place of a batch, because their code goes to somebody who waits for it
 * @param isLast whether nobody comes after it
 * @param mark what had arrived of others' codes when these were drawn
 * @param sealing how long sealing took
 */
record Batch(
        UUID after,
        UUID reaches,
        List<Renewal> renewals,
        int skipped,
        @Nullable Somebody alone,
        boolean isLast,
        Rules rules,
        Mark mark,
        Duration sealing) {

    /** How many people get a code who have none. */
    long firstCodes() {
        return renewals.stream()
                .filter(renewal -> renewal.before().code() == null)
                .count();
    }

    /** None of it, to be made again. */
    Batch nothing() {
        return new Batch(after, after, List.of(), 0, null, false, rules, mark, sealing);
    }

    /** Only its first renewals, up to whom comes before the next one. */
    Batch cut(int kept) {
        if (kept == renewals.size()) {
            return this;
        }
        Renewal.Place end = renewals.get(kept).place();
        return new Batch(
                after,
                end.previous(),
                renewals.subList(0, kept),
                end.number() - kept,
                null,
                false,
                rules,
                mark,
                sealing);
    }

    Batch with(SealedCodes sealed) {
        return new Batch(after, reaches, sealed.renewals(), skipped, alone, isLast, rules, mark, sealed.took());
    }

    /** The policies under which it was made. */
    record Rules(CodePolicy organisation, Map<String, PolicySettings> overrides) {

        static Rules of(@Nullable CodeSpace space, Map<String, PolicySettings> overrides) {
            return new Rules(space == null ? CodePolicy.STANDARD : space.policy(), overrides);
        }

        CodePolicy of(Somebody somebody) {
            PolicySettings override = somebody.codePolicy() == null ? null : overrides.get(somebody.codePolicy());
            return override == null ? organisation : override.over(organisation);
        }
    }
}
