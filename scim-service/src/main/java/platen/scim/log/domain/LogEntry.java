package platen.scim.log.domain;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for and what came of it.
 *
 * @param requestId the same in all entries of one request
 * @param resourceType User, Group, or what else the address named
 * @param resource null when there is none
 * @param name as the provider wrote it
 * @param status of the answer; null when this was not answered but heard of later
 * @param changed names of attributes, never their values
 * @param rule why it was refused, in SCIM's or the suite's words
 */
public record LogEntry(
        String requestId,
        Operation operation,
        String resourceType,
        @Nullable UUID resource,
        @Nullable String name,
        Outcome outcome,
        @Nullable Integer status,
        List<String> changed,
        @Nullable String rule,
        @Nullable String detail) {

    /** What was asked for. {@code CREDENTIAL}: what the suite said of a pushed code or card afterwards. */
    public enum Operation {
        CREATE,
        REPLACE,
        PATCH,
        DELETE,
        READ,
        BULK,
        CREDENTIAL;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What came of it. */
    public enum Outcome {
        DONE,
        UNCHANGED,
        REFUSED;

        public String slug() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public LogEntry {
        changed = List.copyOf(changed);
    }

    /** Something that was done, or was so already when nothing has changed. */
    public static LogEntry done(
            String requestId, Operation operation, String type, UUID resource, String name, List<String> changed) {
        boolean unchanged = changed.isEmpty() && (operation == Operation.PATCH || operation == Operation.REPLACE);
        return new LogEntry(
                requestId,
                operation,
                type,
                resource,
                name,
                unchanged ? Outcome.UNCHANGED : Outcome.DONE,
                null,
                changed,
                null,
                null);
    }
}
