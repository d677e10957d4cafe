package platen.scim.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/**
 * What came of one operation.
 *
 * @param id of the resource, where there is one
 * @param version null when it is gone or nothing came of it
 * @param refusal null when it was done
 */
public record BulkResult(
        BulkOperation operation,
        @Nullable UUID id,
        @Nullable Long version,
        @Nullable ScimRefusal refusal) {

    boolean isDone() {
        return refusal == null;
    }

    /** RFC 7644, 3.7.3. */
    public ObjectNode view(String tenantUrl) {
        ObjectNode view = ScimJson.object();
        if (id != null) {
            view.put("location", tenantUrl + operation.type().endpoint() + "/" + id);
        }
        view.put("method", operation.method().name());
        if (operation.bulkId() != null) {
            view.put("bulkId", operation.bulkId());
        }
        if (version != null) {
            view.put("version", "W/\"" + version + "\"");
        }
        view.put("status", Integer.toString(refusal == null ? done() : refusal.status()));
        if (refusal != null) {
            view.set("response", ScimJson.error(refusal));
        }
        return view;
    }

    private int done() {
        return switch (operation.method()) {
            case POST -> 201;
            case PUT, PATCH -> 200;
            case DELETE -> 204;
        };
    }
}
