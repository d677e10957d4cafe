package platen.identity.republishing;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import platen.identity.organisation.RepublishOrganisation;
import platen.identity.people.RepublishUsers;
import platen.kit.organisation.OrganisationTransactions;

/** Repeats an organisation's full state for read models, in batches that leave the outbox room for what really happens. */
@ApplicationScoped
public class RepublishState {

    private static final long MOST_UNPUBLISHED = 1_000;
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private final RepublishOrganisation organisations;
    private final RepublishUsers users;
    private final OrganisationTransactions transactions;
    private final int batch;

    RepublishState(
            RepublishOrganisation organisations,
            RepublishUsers users,
            OrganisationTransactions transactions,
            @ConfigProperty(name = "platen.identity.republish-batch", defaultValue = "200") int batch) {
        this.organisations = organisations;
        this.users = users;
        this.transactions = transactions;
        this.batch = batch;
    }

    /** How many users were repeated; null when there is no such organisation. */
    public Uni<@Nullable Long> republish(UUID organisation) {
        return organisations
                .republish(organisation)
                .chain(exists -> exists ? users(organisation) : Uni.createFrom().nullItem());
    }

    private Uni<Long> users(UUID organisation) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new UUID[] {BEFORE_ALL},
                        last -> room(organisation)
                                .chain(() -> users.next(organisation, last[0], batch))
                                .invoke(page -> last[0] = page.isEmpty() ? last[0] : page.getLast()))
                .whilst(page -> page.size() == batch)
                .map(List::size)
                .collect()
                .with(Collectors.summingLong(Integer::longValue));
    }

    /** Completes when few of the organisation's events wait to be published. */
    private Uni<Long> room(UUID organisation) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.first(
                                "select count(*) as waiting from outbox where organisation_id = $1", organisation))
                .map(row -> row == null ? 0L : row.getLong("waiting"))
                .repeat()
                .withDelay(PAUSE)
                .until(waiting -> waiting <= MOST_UNPUBLISHED)
                .collect()
                .last();
    }
}
