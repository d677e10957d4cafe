package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A request's body, read within the limits. */
@Schema(type = SchemaType.OBJECT, description = "A resource (RFC 7643) or a message (RFC 7644)")
public record ScimBody(@Schema(hidden = true) ObjectNode json) {

    /** Bodies hold codes. */
    @Override
    public String toString() {
        return "ScimBody[…]";
    }
}
