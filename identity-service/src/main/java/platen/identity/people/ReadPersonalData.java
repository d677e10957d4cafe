package platen.identity.people;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.RecordAct;
import platen.identity.auditing.domain.Act;
import platen.identity.groups.FindMemberships;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserProfile;
import platen.identity.people.persistence.PersonLinkRows;
import platen.identity.people.persistence.UserRows;
import platen.identity.review.domain.Review;
import platen.identity.subjects.domain.SubjectBinding;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** All that identity holds of a person, for the person (GDPR, article 15). Reading it is audited. */
@ApplicationScoped
public class ReadPersonalData {

    /**
     * What there is.
     *
     * @param waiting what sources say of the person that waits for an administrator
     */
    public record PersonalData(UserProfile profile, List<SubjectBinding> signIns, List<Review> waiting) {}

    private final OrganisationTransactions transactions;
    private final UserRows users;
    private final PersonLinkRows links;
    private final SubjectRows subjects;
    private final PersonReviews reviews;
    private final FindMemberships memberships;
    private final RecordAct audit;

    ReadPersonalData(
            OrganisationTransactions transactions,
            UserRows users,
            PersonLinkRows links,
            SubjectRows subjects,
            PersonReviews reviews,
            FindMemberships memberships,
            RecordAct audit) {
        this.transactions = transactions;
        this.users = users;
        this.links = links;
        this.subjects = subjects;
        this.reviews = reviews;
        this.memberships = memberships;
        this.audit = audit;
    }

    /** Null when there is no such user. */
    public Uni<@Nullable PersonalData> of(UUID organisation, UUID id, String caller) {
        return transactions.in(
                organisation,
                transaction -> users.lock(transaction, id)
                        .chain(user -> user == null ? Uni.createFrom().nullItem() : read(transaction, user, caller)));
    }

    private Uni<PersonalData> read(OrganisationTransaction transaction, User user, String caller) {
        return links.of(transaction, user.id())
                .chain(known -> subjects.of(transaction, List.of(user.id()))
                        .chain(signIns -> reviews.of(transaction, user.id())
                                .chain(waiting -> memberships
                                        .of(transaction, List.of(user.id()))
                                        .map(groups -> new PersonalData(
                                                new UserProfile(
                                                        user,
                                                        known,
                                                        groups.getOrDefault(user.id(), GroupsOfPerson.NONE)),
                                                signIns,
                                                waiting)))))
                .call(() -> audit.onUser(transaction, caller, Act.Kind.PERSONAL_DATA_READ, user.id()));
    }
}
