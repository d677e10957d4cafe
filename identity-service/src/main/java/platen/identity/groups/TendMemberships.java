package platen.identity.groups;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.identity.groups.persistence.GroupDueRows;
import platen.identity.groups.persistence.GroupMemberRows;
import platen.identity.groups.persistence.GroupWordRows;
import platen.identity.people.domain.PersonKey;
import platen.kit.organisation.OrganisationTransaction;

/**
 * What links made, moved and ended mean for groups. Members of a source's groups are kept whether or not anybody is linked; a link makes
 * a membership take effect, in the transaction of the link.
 */
@ApplicationScoped
public class TendMemberships {

    private final GroupMemberRows members;
    private final GroupDueRows due;
    private final GroupWordRows words;

    TendMemberships(GroupMemberRows members, GroupDueRows due, GroupWordRows words) {
        this.members = members;
        this.due = due;
        this.words = words;
    }

    /**
     * A source's person has become a user.
     *
     * @param tell whether the user's state is to be told because of it; not when it is about to be told anyway
     */
    public record NewLink(UUID user, PersonKey person, boolean tell) {}

    /** After the links are made, and before anything is told of the users. */
    public Uni<Void> linked(OrganisationTransaction transaction, List<NewLink> links) {
        return links.isEmpty()
                ? Uni.createFrom().voidItem()
                : members.linking(transaction).chain(() -> due.linked(transaction, links));
    }

    /** A source's person is this user no more, who stays. */
    public Uni<Void> parted(OrganisationTransaction transaction, UUID user, PersonKey person) {
        return members.linking(transaction)
                .chain(() -> due.noteIfMember(transaction, user, person.source(), person.externalId(), true));
    }

    /** One user takes another's place, before that one is deleted. Links are moved by themselves. */
    public Uni<Void> merged(OrganisationTransaction transaction, UUID from, UUID to) {
        // Groups before links, as the worker locks them.
        return members.move(transaction, from, to)
                .chain(() -> due.move(transaction, from, to))
                .chain(() -> members.linking(transaction));
    }

    /** The user is deleted. */
    public Uni<Void> deleted(OrganisationTransaction transaction, UUID user) {
        return members.leaveByHand(transaction, user).chain(() -> due.forget(transaction, user));
    }

    /** Nothing of these persons is to stay, not even where a source has said that they are members. */
    public Uni<Void> erased(OrganisationTransaction transaction, List<PersonKey> persons) {
        return Multi.createFrom()
                .iterable(persons)
                .onItem()
                .transformToUniAndConcatenate(
                        person -> members.forget(transaction, person.source(), person.externalId())
                                .chain(() -> words.forget(transaction, person.source(), person.externalId())))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
