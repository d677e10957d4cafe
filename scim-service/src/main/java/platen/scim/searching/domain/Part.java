package platen.scim.searching.domain;

import org.jspecify.annotations.Nullable;

/** Which part of a list is wanted. */
public sealed interface Part {

    /** At most so many. */
    int count();

    /**
     * @param skip how many come before it
     */
    record ByIndex(long skip, int count) implements Part {}

    /**
     * What follows a place: whoever is deleted meanwhile moves nobody.
     *
     * @param from null at the list's beginning
     * @param isBackward whether what comes before the place is wanted
     */
    record ByPosition(@Nullable Position from, boolean isBackward, int count) implements Part {}
}
