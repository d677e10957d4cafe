package platen.accesscode.rotating.domain;

import java.util.List;

/**
 * How far the renewal has come.
 *
 * @param running organisations it goes on in
 * @param finished organisations it is done in
 * @param people whose rows were looked at
 * @param renewed rows
 * @param unreadable rows that no key held here opens; they stay as they are
 * @param kept how much is under which key now
 */
public record Progress(long running, long finished, long people, long renewed, long unreadable, List<KeptUnder> kept) {

    public Progress {
        kept = List.copyOf(kept);
    }
}
