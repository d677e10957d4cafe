package platen.scim.protocol;

import io.vertx.pgclient.PgException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says which attribute another resource has, from the index that refused it: no check beforehand could see a concurrent
 * request.
 *
 * @param resource what the index is of, in the words of the refusal
 * @param attributes by the indexes' names
 */
public record UniqueIndexes(String resource, Map<String, String> attributes) {

    /** SQLSTATE unique_violation. */
    private static final String VIOLATED = "23505";

    /** The index that has refused; null when none has. */
    public static @Nullable String violated(Throwable failure) {
        return failure instanceof PgException refused && VIOLATED.equals(refused.getSqlState())
                ? refused.getConstraint()
                : null;
    }

    /** The refusal (409) in place of the failure, which stays what it is when no index of these has refused. */
    public Throwable refusal(Throwable failure) {
        String index = violated(failure);
        String attribute = index == null ? null : attributes.get(index);
        return attribute == null
                ? failure
                : new ScimRefusal(409, ScimType.UNIQUENESS, "Another " + resource + " has this " + attribute + ".");
    }
}
