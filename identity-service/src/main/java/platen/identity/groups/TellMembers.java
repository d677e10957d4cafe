package platen.identity.groups;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import platen.identity.groups.domain.AppliedRule;
import platen.identity.groups.persistence.GroupDueRows;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.messaging.UserEventWriter;
import platen.identity.people.persistence.UserRows;
import platen.kit.organisation.OrganisationTransaction;

/** Tells others of people whose groups have changed, and of what joining one gave them. */
@ApplicationScoped
class TellMembers {

    private final GroupDueRows due;
    private final UserRows users;
    private final UserEventWriter events;
    private final GroupConfig config;
    private final Clock clock;

    TellMembers(GroupDueRows due, UserRows users, UserEventWriter events, GroupConfig config, Clock clock) {
        this.due = due;
        this.users = users;
        this.events = events;
        this.config = config;
        this.clock = clock;
    }

    /** The next few; false when there is nobody. The users are locked first, so that no older fact comes after this one. */
    Uni<Boolean> step(OrganisationTransaction transaction) {
        return due.next(transaction, config.tellBatch())
                .chain(next -> next.isEmpty()
                        ? Uni.createFrom().item(false)
                        : users.lockAll(transaction, next)
                                .chain(found -> tell(transaction, next, found))
                                .replaceWith(true));
    }

    /** Who is not among the users is deleted. */
    private Uni<Void> tell(OrganisationTransaction transaction, List<UUID> next, List<User> found) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return due.take(transaction, next)
                .chain(changed -> due.announce(
                                transaction, found.stream().map(User::id).toList(), now)
                        .chain(applied -> events.write(transaction, facts(found, changed, applied), null)));
    }

    private static List<UserEvent> facts(List<User> found, Set<UUID> changed, List<AppliedRule> applied) {
        return Stream.<UserEvent>concat(
                        found.stream()
                                .filter(user -> changed.contains(user.id()))
                                .map(UserEvent.Updated::new),
                        applied.stream().map(UserEvent.GroupRuleApplied::new))
                .toList();
    }
}
