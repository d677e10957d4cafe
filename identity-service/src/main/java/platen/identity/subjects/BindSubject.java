package platen.identity.subjects;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.identity.subjects.domain.Subject;
import platen.identity.subjects.domain.SubjectBinding;
import platen.identity.subjects.persistence.SubjectRows;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/**
 * Finds whose sign-in it is. The first time the provider's user name decides; from then on only issuer and subject count,
 * whatever becomes of the names on either side.
 */
@ApplicationScoped
public class BindSubject {

    /** What came of it. */
    public sealed interface Result {

        record Bound(UUID userId) implements Result {}

        /** The token does not tell a user name. */
        record NoUserName() implements Result {}

        /** Nobody has that user name. */
        record UnknownPerson() implements Result {}

        /** Somebody inactive has it. */
        record PersonInactive() implements Result {}

        /** Somebody has it who signs in as somebody else. */
        record PersonBoundElsewhere() implements Result {}
    }

    private static final Logger LOG = Logger.getLogger(BindSubject.class);

    private final OrganisationTransactions transactions;
    private final SubjectRows subjects;
    private final UserRows users;
    private final UserEventWriter events;
    private final Clock clock;

    BindSubject(
            OrganisationTransactions transactions,
            SubjectRows subjects,
            UserRows users,
            UserEventWriter events,
            Clock clock) {
        this.transactions = transactions;
        this.subjects = subjects;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param userName as the token has it; looked at only when the subject is not bound yet
     */
    public Uni<Result> bind(UUID organisation, Subject subject, @Nullable String userName) {
        return transactions.in(
                organisation,
                transaction -> subjects.holder(transaction, subject)
                        .chain(holder -> holder != null
                                ? Uni.createFrom().item(new Result.Bound(holder))
                                : bindFirst(transaction, subject, userName)));
    }

    private Uni<Result> bindFirst(OrganisationTransaction transaction, Subject subject, @Nullable String userName) {
        if (userName == null || userName.isBlank()) {
            return Uni.createFrom().item(new Result.NoUserName());
        }
        return users.lockNamed(transaction, SearchKey.of(userName)).chain(user -> {
            if (user == null) {
                return Uni.createFrom().item(new Result.UnknownPerson());
            }
            return user.isActive()
                    ? bind(transaction, subject, user)
                    : Uni.createFrom().item(new Result.PersonInactive());
        });
    }

    /** Two first sign-ins at once, of one person or under one subject: the second finds what the first has done. */
    private Uni<Result> bind(OrganisationTransaction transaction, Subject subject, User user) {
        var binding = new SubjectBinding(
                UUID.randomUUID(), subject, user.id(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        return subjects.add(transaction, binding)
                .chain(added -> added ? tell(transaction, user) : losersResult(transaction, subject));
    }

    private Uni<Result> tell(OrganisationTransaction transaction, User user) {
        transaction.afterCommit(() -> LOG.infof(
                "A sign-in was bound to a person, organisationId=%s, userId=%s",
                transaction.organisation(), user.id()));
        return events.write(transaction, List.of(new UserEvent.Updated(user)), null)
                .replaceWith(() -> new Result.Bound(user.id()));
    }

    private Uni<Result> losersResult(OrganisationTransaction transaction, Subject subject) {
        return subjects.holder(transaction, subject)
                .map(holder -> holder == null ? new Result.PersonBoundElsewhere() : new Result.Bound(holder));
    }
}
