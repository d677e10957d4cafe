package platen.scim.protocol.api;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** A request's body, read within the limits. */
public record ScimBody(ObjectNode json) {

    /** Bodies hold codes. */
    @Override
    public String toString() {
        return "ScimBody[…]";
    }
}
