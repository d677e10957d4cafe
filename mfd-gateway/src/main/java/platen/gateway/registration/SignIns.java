package platen.gateway.registration;

import io.smallrye.mutiny.Uni;
import java.util.UUID;

/** Whose a sign-in is that nobody is known by here: identity-service binds it at first sight. */
public interface SignIns {

    /** What came of it. */
    sealed interface Answer {

        record Bound(UUID userId) implements Answer {}

        /** Nobody's, or of somebody who signs in otherwise. */
        record Nobodys() implements Answer {}

        /** Identity does not say, for now. */
        record Unavailable() implements Answer {}
    }

    /**
     * @param accessToken of who is signed in; secret
     */
    Uni<Answer> bind(String accessToken);
}
