package platen.identity.subjects;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.identity.subjects.domain.SubjectBinding;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** An administrator looks at who may sign in as a person, and ends it. The next sign-in with the person's user name is bound anew. */
@ApplicationScoped
public class ManageSubjects {

    private static final Logger LOG = Logger.getLogger(ManageSubjects.class);

    private final OrganisationTransactions transactions;
    private final SubjectRows subjects;
    private final UserRows users;
    private final UserEventWriter events;

    ManageSubjects(
            OrganisationTransactions transactions, SubjectRows subjects, UserRows users, UserEventWriter events) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.users = users;
        this.events = events;
    }

    /** Null when there is no such user. */
    public Uni<@Nullable List<SubjectBinding>> list(UUID organisation, UUID user) {
        return transactions.in(
                organisation,
                transaction -> users.lock(transaction, user)
                        .chain(found ->
                                found == null ? Uni.createFrom().nullItem() : subjects.of(transaction, List.of(user))));
    }

    /**
     * False when the user has no such binding.
     *
     * @param caller who does it, for the log
     */
    public Uni<Boolean> remove(UUID organisation, UUID user, UUID binding, String caller) {
        return transactions.in(
                organisation,
                transaction -> users.lock(transaction, user).chain(found -> {
                    if (found == null) {
                        return Uni.createFrom().item(false);
                    }
                    return subjects.remove(transaction, user, binding)
                            .call(removed -> removed
                                    ? tell(transaction, found, caller)
                                    : Uni.createFrom().voidItem());
                }));
    }

    private Uni<Void> tell(OrganisationTransaction transaction, User user, String caller) {
        transaction.afterCommit(() -> LOG.infof(
                "A binding of a sign-in was removed, organisationId=%s, userId=%s, by=%s",
                transaction.organisation(), user.id(), caller));
        return events.write(transaction, List.of(new UserEvent.Updated(user)), null);
    }
}
