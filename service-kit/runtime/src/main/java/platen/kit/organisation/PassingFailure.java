package platen.kit.organisation;

import com.fasterxml.jackson.core.JacksonException;
import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass by themselves (the database is away, restarting, out of connections) from those that a retry does not cure. */
public final class PassingFailure {

    /** Connection, resources, operator intervention, transaction rollback, system error: PostgreSQL's error classes. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "40", "58");

    private PassingFailure() {}

    public static boolean is(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case PgException refused ->
                refused.getSqlState() != null
                        && refused.getSqlState().length() == 5
                        && PASSING_CLASSES.contains(refused.getSqlState().substring(0, 2));
            case JacksonException malformed -> false;
            case IOException broken -> true;
            case TimeoutException late -> true;
            case NoStackTraceThrowable vertx -> true;
            case io.vertx.core.VertxException closed -> true;
            default -> is(failure.getCause());
        };
    }
}
