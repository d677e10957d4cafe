package platen.scim.republishing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.users.messaging.PersonEventWriter;
import platen.scim.users.persistence.ScimUserRows;
import platen.scim.users.persistence.ScimUserRows.Known;

/**
 * Says again how an organisation's people stand, for when events were lost: a provider that repeats itself changes nothing
 * here, so nothing would be said. As nobody may have heard it, it is not marked as repeated.
 */
@ApplicationScoped
public class RepublishPeople {

    /** As long as topics keep events: who was deleted earlier has been heard of. */
    private static final Duration RETENTION = Duration.ofDays(7);

    private static final int BATCH = 200;
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final OrganisationTransactions transactions;
    private final ScimUserRows users;
    private final PersonEventWriter events;
    private final Clock clock;

    RepublishPeople(OrganisationTransactions transactions, ScimUserRows users, PersonEventWriter events, Clock clock) {
        this.transactions = transactions;
        this.users = users;
        this.events = events;
        this.clock = clock;
    }

    /** Returns of how many people something was said. */
    public Uni<Long> republish(UUID organisation) {
        String cause = UUID.randomUUID().toString();
        Instant since = clock.instant().minus(RETENTION);
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new UUID[] {BEFORE_ALL},
                        last -> some(organisation, last[0], since, cause)
                                .invoke(page -> last[0] = page.isEmpty()
                                        ? last[0]
                                        : page.getLast().id()))
                .whilst(page -> page.size() == BATCH)
                .map(List::size)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    private Uni<List<Known>> some(UUID organisation, UUID after, Instant since, String cause) {
        return transactions.in(
                organisation,
                transaction -> users.known(transaction, after, since, BATCH).call(page -> {
                    Uni<Void> all = Uni.createFrom().voidItem();
                    for (Known person : page) {
                        all = all.chain(() -> say(transaction, person, cause));
                    }
                    return all;
                }));
    }

    private Uni<Void> say(OrganisationTransaction transaction, Known person, String cause) {
        return users.lock(transaction, person.id())
                .chain(user -> user == null
                        ? events.removed(transaction, person.link(), cause)
                        : events.observed(transaction, user, cause));
    }
}
