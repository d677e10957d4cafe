package platen.scim.filtering.persistence;

import org.jspecify.annotations.Nullable;
import platen.scim.filtering.domain.Attribute;

/** Where one type of resources keeps its attributes. */
public interface AttributePlaces {

    Place of(Attribute attribute);

    /**
     * A condition on an indexed table that every resource fulfils one of whose values of the attribute equals the text; null
     * without such a table. It only narrows: the exact condition is asked besides.
     */
    default @Nullable String narrowed(Attribute attribute, String text, SqlParameters parameters) {
        return null;
    }
}
