package platen.scim.log.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.scim.log.domain.Logged;

/**
 * One entry of the provisioning log.
 *
 * @param operation create, replace, patch, delete, read, bulk; credential: what was said of a pushed code or card afterwards
 * @param outcome done, unchanged, refused
 * @param changed names of attributes; values are not kept
 */
@Schema(name = "ProvisioningLogEntry")
public record LogEntryView(
        UUID id,
        Instant at,
        String requestId,
        String operation,
        String resourceType,
        @Nullable UUID resourceId,
        @Nullable String name,
        String outcome,
        @Nullable Integer status,
        List<String> changed,
        @Nullable String rule,
        @Nullable String detail) {

    public static LogEntryView of(Logged logged) {
        var entry = logged.entry();
        return new LogEntryView(
                logged.id(),
                logged.at(),
                entry.requestId(),
                entry.operation().slug(),
                entry.resourceType(),
                entry.resource(),
                entry.name(),
                entry.outcome().slug(),
                entry.status(),
                entry.changed(),
                entry.rule(),
                entry.detail());
    }
}
