package platen.scim.users;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.filtering.domain.Condition;
import platen.scim.protocol.ScimRefusal;
import platen.scim.users.persistence.ScimUserRows;
import platen.scim.users.persistence.ScimUserSearch;

/** Fetches users, inactive ones included: who cannot be found is created again. */
@ApplicationScoped
public class FindScimUsers {

    /**
     * Part of a list.
     *
     * @param total how many there are on all pages
     */
    public record Found(long total, List<ScimUser> users) {}

    private final OrganisationTransactions transactions;
    private final ScimUserRows rows;
    private final ScimUserSearch search;

    FindScimUsers(OrganisationTransactions transactions, ScimUserRows rows, ScimUserSearch search) {
        this.transactions = transactions;
        this.rows = rows;
        this.search = search;
    }

    public Uni<ScimUser> byId(UUID organisation, UUID id) {
        return transactions
                .in(organisation, transaction -> rows.find(transaction, id))
                .map(user -> {
                    if (user == null) {
                        throw ScimRefusal.notFound();
                    }
                    return user;
                });
    }

    /**
     * @param skip how many come before the page
     */
    public Uni<Found> page(UUID organisation, Condition condition, long skip, int count) {
        return transactions.in(
                organisation,
                transaction -> count == 0
                        ? search.count(transaction, condition).map(total -> new Found(total, List.of()))
                        : search.page(transaction, condition, skip, count)
                                .chain(users -> total(transaction, condition, skip, count, users.size())
                                        .map(total -> new Found(total, users))));
    }

    /** A page that is not full says how many there are. */
    private Uni<Long> total(
            OrganisationTransaction transaction, Condition condition, long skip, int count, int onPage) {
        boolean isLast = onPage < count && (onPage > 0 || skip == 0);
        return isLast ? Uni.createFrom().item(skip + onPage) : search.count(transaction, condition);
    }
}
