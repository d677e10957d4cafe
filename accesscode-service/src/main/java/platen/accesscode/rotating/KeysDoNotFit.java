package platen.accesscode.rotating;

import java.nio.file.Path;
import platen.accesscode.rotating.domain.KeptUnder;

/** The keys at hand are not those the database was written under. The message names file and key and says what to do. */
public class KeysDoNotFit extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private KeysDoNotFit(String message) {
        super(message);
    }

    static KeysDoNotFit another(Path file, int keyId) {
        return new KeysDoNotFit("Key file " + file + " holds another key " + Integer.toUnsignedString(keyId)
                + " than the one this database was written under: restore the file that belongs to this installation.");
    }

    static KeysDoNotFit stillNeeded(Path file, KeptUnder kept) {
        return new KeysDoNotFit("Key file " + file + " does not hold key " + Integer.toUnsignedString(kept.keyId())
                + " enabled, under which " + kept.rows() + " values are kept (" + kept.resting()
                + " of them retired codes that rest until " + kept.restUntil()
                + "): restore or enable that key, and retire it when nothing is left under it.");
    }
}
