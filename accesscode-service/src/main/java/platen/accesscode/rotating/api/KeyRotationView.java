package platen.accesscode.rotating.api;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.accesscode.rotating.domain.KeptUnder;
import platen.accesscode.rotating.domain.Progress;

/**
 * How far the renewal has come.
 *
 * @param state {@code running}, {@code finished}, or {@code none} when none was ordered
 * @param running organisations it goes on in
 * @param finished organisations it is done in
 * @param people whose values were looked at
 * @param renewed values
 * @param unreadable values that no key held here opens
 * @param kept how much is under which key now
 */
@Schema(name = "KeyRotation")
public record KeyRotationView(
        String state, long running, long finished, long people, long renewed, long unreadable, List<Kept> kept) {

    /**
     * @param purpose {@code index} or {@code data}
     * @param keyId as the key file has it; 0 when it is not known
     * @param values fingerprints or ciphertexts
     * @param resting those that cannot be renewed: fingerprints of retired codes, until they have rested
     * @param restUntil when the last of them has
     */
    @Schema(name = "ValuesUnderKey")
    public record Kept(
            String purpose,
            long keyId,
            long values,
            long resting,
            @Nullable Instant restUntil) {

        static Kept of(KeptUnder kept) {
            return new Kept(
                    kept.purpose().slug(),
                    Integer.toUnsignedLong(kept.keyId()),
                    kept.rows(),
                    kept.resting(),
                    kept.restUntil());
        }
    }

    static KeyRotationView of(Progress progress) {
        String state = progress.finished() > 0 ? "finished" : "none";
        return new KeyRotationView(
                progress.running() > 0 ? "running" : state,
                progress.running(),
                progress.finished(),
                progress.people(),
                progress.renewed(),
                progress.unreadable(),
                progress.kept().stream().map(Kept::of).toList());
    }
}
