package platen.scim.searching;

import org.jspecify.annotations.Nullable;

/** How a client asks for a part of a list. */
public sealed interface Paging {

    int count();

    /**
     * RFC 7644, 3.4.2.4.
     *
     * @param startIndex from 1
     */
    record Index(long startIndex, int count) implements Paging {}

    /**
     * RFC 9865.
     *
     * @param cursor as a former answer gave it; null for the first page
     */
    record Cursor(@Nullable String cursor, int count) implements Paging {}
}
