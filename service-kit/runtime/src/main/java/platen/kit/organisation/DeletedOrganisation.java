package platen.kit.organisation;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells the failure of a transaction whose organisation is deleted from others. It will never pass. */
public final class DeletedOrganisation {

    /** What the database function {@code enter_organisation} raises. */
    private static final String STATE = "PL410";

    private static final int LONGEST_CHAIN = 20;

    private DeletedOrganisation() {}

    /** Whether this, or what caused it, is that the organisation is deleted. */
    public static boolean causes(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .anyMatch(cause -> STATE.equals(state(cause)));
    }

    /** Hibernate makes its own of what the client says. */
    private static @Nullable String state(Throwable cause) {
        return switch (cause) {
            case PgException refused -> refused.getSqlState();
            case SQLException refused -> refused.getSQLState();
            default -> null;
        };
    }
}
