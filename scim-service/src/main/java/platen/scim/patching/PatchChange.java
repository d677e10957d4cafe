package platen.scim.patching;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One operation in canonical form.
 *
 * @param value in the schema's form; for {@code REMOVE} the elements to take out, or null for all
 */
public record PatchChange(
        Kind kind, PatchTarget target, @Nullable JsonNode value) {

    public enum Kind {
        ADD,
        REPLACE,
        REMOVE
    }

    /** Values may be codes. */
    @Override
    public String toString() {
        return kind + " " + target.path();
    }
}
