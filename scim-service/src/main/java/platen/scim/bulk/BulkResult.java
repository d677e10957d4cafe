package platen.scim.bulk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.domain.LogEntry.Outcome;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.GroupSchemas;

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

    /** Of a refusal, for the provisioning log. */
    LogEntry entry(String requestId) {
        ScimRefusal why = Objects.requireNonNull(refusal);
        return new LogEntry(
                requestId,
                switch (operation.method()) {
                    case POST -> Operation.CREATE;
                    case PUT -> Operation.REPLACE;
                    case PATCH -> Operation.PATCH;
                    case DELETE -> Operation.DELETE;
                },
                operation.type().name(),
                id,
                name(),
                Outcome.REFUSED,
                why.status(),
                List.of(),
                why.type() == null ? null : why.type().word(),
                why.detail());
    }

    private @Nullable String name() {
        JsonNode name =
                ScimJson.member(operation.data(), operation.type() == GroupSchemas.TYPE ? "displayName" : "userName");
        return name == null || !name.isTextual() ? null : name.asText();
    }

    private int done() {
        return switch (operation.method()) {
            case POST -> 201;
            case PUT, PATCH -> 200;
            case DELETE -> 204;
        };
    }
}
