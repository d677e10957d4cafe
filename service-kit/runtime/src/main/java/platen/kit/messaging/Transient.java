package platen.kit.messaging;

import io.vertx.core.impl.NoStackTraceThrowable;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tells failures that pass (the database is away) from those that a retry does not cure. */
final class Transient {

    /** Connection, resources, operator intervention, transaction rollback, system error: PostgreSQL's error classes. */
    private static final Set<String> PASSING_CLASSES = Set.of("08", "53", "57", "40", "58");

    private Transient() {}

    static boolean is(@Nullable Throwable failure) {
        return switch (failure) {
            case null -> false;
            case PoisonEvent poison -> false;
            case PgException refused ->
                refused.getSqlState() != null
                        && refused.getSqlState().length() == 5
                        && PASSING_CLASSES.contains(refused.getSqlState().substring(0, 2));
            case IOException broken -> true;
            case TimeoutException late -> true;
            case NoStackTraceThrowable vertx -> true;
            case io.vertx.core.VertxException closed -> true;
            default -> is(failure.getCause());
        };
    }

    /** Neither known to pass nor known to be permanent: a programming error, or a fault nobody thought of. */
    static boolean isUnexpected(Throwable failure) {
        return !(failure instanceof PoisonEvent) && !is(failure);
    }
}
