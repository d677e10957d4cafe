package platen.notification.letterhead;

import platen.notification.letterhead.domain.Letterhead;

/**
 * A letterhead, and how often it was changed.
 *
 * @param version 0 before the first change
 */
public record VersionedLetterhead(Letterhead letterhead, long version) {

    static final VersionedLetterhead NONE = new VersionedLetterhead(Letterhead.PLAIN, 0);
}
