package platen.google.runs.domain;

import java.util.Optional;

/**
 * What a complete walk found, beside what was published before.
 *
 * @param people in the chosen org units
 * @param withCredential of these, how many have a code or a card in the directory
 */
public record SnapshotSummary(int people, int withCredential) {

    /** So few may really have been cleared by hand between two runs. */
    private static final int FEW = 5;

    /**
     * Why the snapshot cannot be true although it is whole: an empty answer, or one without any custom value, is what a lost permission looks
     * like.
     *
     * @param linked people published and not removed
     * @param linkedWithCredential of these, how many had a code or a card in the directory
     */
    public Optional<RunFailure> implausible(long linked, long linkedWithCredential) {
        if (people == 0 && linked > 0) {
            return incomplete("Google lists nobody, although " + linked + " people are known from it.");
        }
        if (withCredential == 0 && linkedWithCredential >= FEW) {
            return incomplete("Google shows no code and no card of anybody, although " + linkedWithCredential
                    + " people had one.");
        }
        return Optional.empty();
    }

    private static Optional<RunFailure> incomplete(String detail) {
        return Optional.of(new RunFailure(RunFailure.Reason.INCOMPLETE, detail));
    }
}
