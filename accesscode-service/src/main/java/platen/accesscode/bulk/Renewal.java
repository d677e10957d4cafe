package platen.accesscode.bulk;

import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.issuing.domain.AccessCode;
import platen.accesscode.issuing.domain.HeldCode;
import platen.kit.crypto.Sealed;

/**
 * A new code for somebody, ready to be written.
 *
 * @param place where in the batch, and who comes before: there the batch ends if this one cannot be written
 * @param quarantine how long the code before it rests
 * @param sealed for the mail; null when there is none
 */
public record Renewal(
        Somebody before,
        Place place,
        HeldCode next,
        Fingerprint fingerprint,
        byte[] ciphertext,
        Duration quarantine,
        @Nullable Sealed sealed) {

    /**
     * A place in the batch.
     *
     * @param previous the person before
     * @param number how many people come before
     */
    public record Place(UUID previous, int number) {}

    public UUID user() {
        return before.user();
    }

    /** Whether the code works at once and is published. */
    public boolean isActive() {
        return next instanceof HeldCode.Active;
    }

    AccessCode code() {
        return next.code();
    }

    Renewal with(Sealed box) {
        return new Renewal(before, place, next, fingerprint, ciphertext, quarantine, box);
    }
}
