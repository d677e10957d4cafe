package platen.scim.log.api;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;
import platen.scim.log.LogRefusal;
import platen.scim.log.domain.LogEntry;
import platen.scim.log.domain.LogEntry.Operation;
import platen.scim.log.domain.LogEntry.Outcome;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.api.ScimCaller;
import platen.scim.protocol.api.ScimPaths;

/** Logs what a token's bearer was refused. Who has no token is nobody's log entry. */
public class LogFilter {

    private static final int REFUSED = 400;

    private final ScimCaller caller;
    private final LogRefusal log;

    LogFilter(ScimCaller caller, LogRefusal log) {
        this.caller = caller;
        this.log = log;
    }

    @ServerResponseFilter
    public Uni<Void> logRefusal(ContainerRequestContext request, ContainerResponseContext response) {
        String path = request.getUriInfo().getPath();
        if (response.getStatus() < REFUSED || !ScimPaths.isScim(path) || !caller.isAdmitted()) {
            return Uni.createFrom().voidItem();
        }
        return log.log(caller.organisation(), List.of(entry(request.getMethod(), path, response.getStatus())));
    }

    private LogEntry entry(String method, String path, int status) {
        String[] names = ScimPaths.resource(path).split("/", -1);
        ScimRefusal refusal = caller.refusal();
        return new LogEntry(
                caller.requestId(),
                operation(method, names[0]),
                type(names[0]),
                names.length > 1 ? id(names[1]) : null,
                caller.subject(),
                Outcome.REFUSED,
                status,
                List.of(),
                refusal == null || refusal.type() == null
                        ? null
                        : refusal.type().word(),
                refusal == null ? null : refusal.detail());
    }

    private static Operation operation(String method, String endpoint) {
        return switch (method.toUpperCase(Locale.ROOT)) {
            case "POST" ->
                switch (endpoint) {
                    case "Bulk" -> Operation.BULK;
                    case "Users", "Groups" -> Operation.CREATE;
                    default -> Operation.READ;
                };
            case "PUT" -> Operation.REPLACE;
            case "PATCH" -> Operation.PATCH;
            case "DELETE" -> Operation.DELETE;
            default -> Operation.READ;
        };
    }

    private static String type(String endpoint) {
        return switch (endpoint) {
            case "Users" -> "User";
            case "Groups" -> "Group";
            default -> endpoint;
        };
    }

    private static @Nullable UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOneOfOurs) {
            return null;
        }
    }
}
