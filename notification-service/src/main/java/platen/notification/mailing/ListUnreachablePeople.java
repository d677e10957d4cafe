package platen.notification.mailing;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;
import platen.kit.rest.Page;
import platen.notification.mailing.persistence.UnreachablePeople;

/** Lists active people without an address that can be written to. */
@ApplicationScoped
public class ListUnreachablePeople {

    private static final UUID FIRST = new UUID(0, 0);

    private final OrganisationTransactions transactions;
    private final UnreachablePeople people;

    ListUnreachablePeople(OrganisationTransactions transactions, UnreachablePeople people) {
        this.transactions = transactions;
        this.people = people;
    }

    public Uni<Page<UnreachablePerson>> list(UUID organisation, Limit limit, @Nullable Cursor after) {
        UUID behind = after == null ? FIRST : after.uuid(0);
        return transactions
                .in(organisation, tx -> people.behind(tx, behind, limit.andOneMore()))
                .map(found ->
                        Page.of(found, limit, last -> Cursor.of(last.userId().toString())));
    }
}
