package platen.gateway.sessions;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.UUID;
import platen.gateway.sessions.domain.Activity;

/** Where activity is written, with the events that tell of it. Writing the same twice is writing it once. */
public interface Activities {

    /** Writes in one transaction. */
    Uni<Void> write(UUID organisation, List<Activity> batch);

    /** Whether the database refuses the data itself, so that writing it again is of no use. */
    boolean isHopeless(Throwable failure);
}
