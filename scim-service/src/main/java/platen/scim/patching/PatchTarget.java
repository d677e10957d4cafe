package platen.scim.patching;

import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.types.AttributeDefinition;
import org.jspecify.annotations.Nullable;
import platen.scim.schema.ResourceSchemas;
import platen.scim.schema.ScimSchema;
import platen.scim.schema.UserSchemas;

/**
 * What one operation is about, in the schema's own writing.
 *
 * @param path within the schema's part of the resource
 * @param attribute the first attribute of the path
 * @param sub the second, if there is one
 */
public record PatchTarget(
        ResourceSchemas type,
        ScimSchema schema,
        Path path,
        AttributeDefinition attribute,
        @Nullable AttributeDefinition sub) {

    boolean isCore() {
        return schema == type.core();
    }

    public boolean isFiltered() {
        return path.getElement(0).getValueFilter() != null;
    }

    /** The attribute whose value is written. */
    AttributeDefinition leaf() {
        return sub == null ? attribute : sub;
    }

    /** Whether an element of a list is written, not the list. */
    boolean isElement() {
        return sub == null && isFiltered();
    }

    boolean isCredential() {
        return schema == UserSchemas.PAPERCUT;
    }

    /** An empty text clears these (a manager, a credential); everywhere else it is a text. */
    boolean isClearedByEmptyText() {
        return isCredential() || attribute.getName().equals("manager");
    }
}
