package platen.scim.filtering.persistence;

import java.util.List;

/** Where the values of an attribute are. The SQL in it is written by us and never holds anything of a client's. */
public sealed interface Place {

    /**
     * A column of the attribute's kind, null without a value; texts folded if they compare without case.
     *
     * @param isOrdered whether an index under collation C finds beginnings of its texts
     */
    record Column(String sql, boolean isOrdered) implements Place {}

    /** A column of type uuid. */
    record Id(String sql) implements Place {}

    /** Nowhere, since all resources have the same. */
    record Constant(String value) implements Place {}

    /** A column of blind indexes. */
    record Secret(String sql, Candidates candidates) implements Place {

        /** The indexes a value may be stored under; none when nobody can have such a value. */
        public interface Candidates {
            List<byte[]> of(String value);
        }
    }

    /** An expression of type text[]. */
    record Texts(String sql) implements Place {}

    /** At the attribute's own path in a document of type jsonb. */
    record Document(String sql) implements Place {}

    /**
     * A list in rows of its own.
     *
     * @param elements a query of one column {@code it}, the elements of type jsonb
     */
    record Elements(String elements) implements Place {}

    /** It cannot be looked for. */
    record Nowhere() implements Place {}
}
