package platen.gateway.confirming;

import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What accesscode-service knows of credentials. */
public interface CredentialChecks {

    /**
     * Whose working credential it is; fails when there is no answer in time.
     *
     * @param type as for its blind index
     * @param blindIndexes all that it may be under
     */
    Uni<Optional<UUID>> holder(UUID organisation, String type, List<byte[]> blindIndexes);
}
