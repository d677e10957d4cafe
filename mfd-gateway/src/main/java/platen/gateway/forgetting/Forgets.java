package platen.gateway.forgetting;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.UUID;

/** Deletes what it keeps of an organisation and what has had its time. All there are run now and then. */
public interface Forgets {

    Uni<Void> forget(UUID organisation, Instant now);
}
