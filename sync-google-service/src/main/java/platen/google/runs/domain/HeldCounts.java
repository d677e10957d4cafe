package platen.google.runs.domain;

import platen.google.connection.domain.ClassCounts;

/**
 * What a run held back.
 *
 * @param people who wait with all their changes
 * @param classes their changes; those of a class that is not held wait with a person too and are counted
 */
public record HeldCounts(int people, ClassCounts classes) {

    public static final HeldCounts NONE = new HeldCounts(0, ClassCounts.NONE);
}
