package platen.scim.users;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.scim.filtering.domain.Condition;
import platen.scim.protocol.ScimRefusal;
import platen.scim.searching.Found;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;
import platen.scim.users.persistence.ScimUserRows;
import platen.scim.users.persistence.ScimUserSearch;

/** Fetches users, inactive ones included: who cannot be found is created again. */
@ApplicationScoped
public class FindScimUsers {

    private final OrganisationTransactions transactions;
    private final ScimUserRows rows;
    private final ScimUserSearch search;
    private final ShowUsers show;

    FindScimUsers(OrganisationTransactions transactions, ScimUserRows rows, ScimUserSearch search, ShowUsers show) {
        this.transactions = transactions;
        this.rows = rows;
        this.search = search;
        this.show = show;
    }

    public Uni<ShownUser> byId(UUID organisation, UUID id, boolean withGroups) {
        return transactions.in(
                organisation,
                transaction -> rows.find(transaction, id).chain(user -> {
                    if (user == null) {
                        throw ScimRefusal.notFound();
                    }
                    return show.one(transaction, user, withGroups);
                }));
    }

    /**
     * @param order null for the order of creation
     */
    public Uni<Found<ShownUser>> search(
            UUID organisation, Condition condition, @Nullable Order order, Part part, boolean withGroups) {
        return transactions.in(
                organisation,
                transaction -> found(transaction, condition, order, part)
                        .chain(found -> show.all(transaction, found.resources(), withGroups)
                                .map(shown -> new Found<>(found.total(), shown, found.previous(), found.next()))));
    }

    private Uni<Found<ScimUser>> found(
            OrganisationTransaction transaction, Condition condition, @Nullable Order order, Part part) {
        return part.count() == 0
                ? search.count(transaction, condition).map(total -> Found.of(total, part, List.of()))
                : search.part(transaction, condition, order, part)
                        .chain(users -> total(transaction, condition, part, users.size())
                                .map(total -> Found.of(total, part, users)));
    }

    /** A page that is not full says how many there are. */
    private Uni<Long> total(OrganisationTransaction transaction, Condition condition, Part part, int onPage) {
        return part instanceof Part.ByIndex index && onPage < index.count() && (onPage > 0 || index.skip() == 0)
                ? Uni.createFrom().item(index.skip() + onPage)
                : search.count(transaction, condition);
    }
}
