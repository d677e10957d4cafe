package platen.accesscode.observing.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;

/**
 * What a source said last of a person's credential.
 *
 * @param value fingerprint of the value; null when it was cleared
 * @param applied whether it was allowed to act: false while another source was the primary one
 * @param bare whether only the fingerprint is kept, so that none can be made under another key
 */
public record Observation(@Nullable Fingerprint value, boolean applied, boolean bare) {

    /** What to do with a source's word. */
    public enum Step {
        /** It is no news. */
        PASS,
        /** Another source decides. */
        RECORD,
        /** It is news, and this source decides. */
        ACT
    }

    /**
     * A word acts only when it differs from the last one, so that a replay changes nothing and an administrator's decision
     * survives an unchanged source. A source that becomes the primary one acts with what it said before.
     *
     * @param candidates all fingerprints the value may have been kept under; none when it was cleared
     */
    public static Step next(@Nullable Observation last, List<Fingerprint> candidates, boolean primary) {
        boolean news = last == null || !last.isOf(candidates) || (primary && !last.applied);
        if (!news) {
            return Step.PASS;
        }
        return primary ? Step.ACT : Step.RECORD;
    }

    private boolean isOf(List<Fingerprint> candidates) {
        return value == null ? candidates.isEmpty() : candidates.contains(value);
    }
}
