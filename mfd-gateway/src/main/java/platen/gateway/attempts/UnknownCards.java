package platen.gateway.attempts;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.attempts.domain.UnknownCard;
import platen.kit.organisation.OrganisationTransaction;

/** Cards of the log that were nobody's, encrypted, for the few days in which somebody may say whose they are. */
public interface UnknownCards {

    Uni<Void> keep(OrganisationTransaction transaction, UnknownCard card, Instant at);

    /** By attempt; those past their keeping are missing. */
    Uni<Map<UUID, UnknownCard>> of(UUID organisation, Collection<UUID> attempts);

    /** Locked until the transaction ends. */
    Uni<Optional<UnknownCard>> lock(OrganisationTransaction transaction, UUID attempt);

    Uni<Void> assign(OrganisationTransaction transaction, UUID attempt, UUID user);
}
