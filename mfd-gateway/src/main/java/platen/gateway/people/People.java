package platen.gateway.people;

import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.people.domain.Person;
import platen.gateway.people.domain.PersonState;
import platen.kit.organisation.OrganisationTransaction;

/** The people of the read model. What an older event says never replaces what a newer one said. */
public interface People {

    /**
     * @param revision sequence of the event that says so
     */
    Uni<Void> know(OrganisationTransaction transaction, Person person, long revision);

    /** Erases a person's data and credentials; a tombstone stays so that a credential arriving late works for nobody. */
    Uni<Void> forget(OrganisationTransaction transaction, UUID userId, long revision);

    /** Active people with this address, in whatever case it is written. */
    Uni<List<UUID>> activeWithAddress(OrganisationTransaction transaction, String email, int most);

    /**
     * How somebody stands here.
     *
     * @param hasAddress whether they can be mailed
     */
    record Standing(PersonState state, boolean hasAddress) {}

    /** Locked until the transaction ends; empty for who is not known, or not any more. */
    Uni<Optional<Standing>> lock(OrganisationTransaction transaction, UUID userId);

    Uni<Boolean> isActive(OrganisationTransaction transaction, UUID userId);

    /** The active person of this user name, in whatever case it is written. */
    Uni<Optional<UUID>> activeWithUserName(OrganisationTransaction transaction, String userName);

    /** Display names by user id; who is not known any more is missing. */
    Uni<Map<UUID, String>> displayNames(UUID organisation, Collection<UUID> userIds);
}
