package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.stream.Stream;
import platen.identity.groups.TendMemberships;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;

/** Makes a source's person a user, or the user the person: links, and takes the source's word as far as it counts. */
@ApplicationScoped
class AdoptPerson {

    private final UserRows users;
    private final PersonLinkRows links;
    private final TendMemberships memberships;

    AdoptPerson(UserRows users, PersonLinkRows links, TendMemberships memberships) {
        this.users = users;
        this.links = links;
        this.memberships = memberships;
    }

    /** The names of the profile must be free. */
    Uni<Adoption> create(Sighting sighting, Profile profile, Holders holders) {
        Adoption adoption = Adoption.ofStranger(sighting, profile, holders);
        return users.insert(sighting.transaction(), adoption.user())
                .chain(() -> link(sighting, adoption))
                .replaceWith(adoption);
    }

    Uni<Adoption> reconcile(Sighting sighting, User user, Holders holders) {
        OrganisationTransaction transaction = sighting.transaction();
        return links.of(transaction, user.id())
                .map(known -> Adoption.of(sighting, user, known, holders))
                .call(adoption -> link(sighting, adoption))
                .call(adoption -> adoption.changes()
                        ? users.update(transaction, adoption.user().touched(sighting.now()))
                        : Uni.createFrom().voidItem());
    }

    private Uni<Void> link(Sighting sighting, Adoption adoption) {
        var link = new PersonLink(sighting.seen().person(), false);
        return adoption.links()
                ? links.put(sighting.transaction(), adoption.user().id(), link, sighting.now())
                        .chain(() -> memberships.linked(
                                sighting.transaction(),
                                Stream.ofNullable(adoption.newLink()).toList()))
                : Uni.createFrom().voidItem();
    }
}
