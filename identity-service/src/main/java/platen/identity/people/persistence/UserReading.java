package platen.identity.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.groups.FindMemberships;
import platen.identity.groups.domain.GroupsOfPerson;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserProfile;
import platen.identity.people.domain.UserQuery;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** Reads users for administrators. */
@ApplicationScoped
public class UserReading {

    private static final String BY_ID =
            "select * from user_account where organisation_id = $1 and user_id = $2 and state <> 'deleted'";

    private static final String LINKS = """
            select user_id, source, external_id, missing from person_link
            where organisation_id = $1 and user_id = any($2) order by source
            """;

    private final OrganisationTransactions transactions;
    private final FindMemberships memberships;

    UserReading(OrganisationTransactions transactions, FindMemberships memberships) {
        this.transactions = transactions;
        this.memberships = memberships;
    }

    public Uni<@Nullable UserProfile> byId(UUID organisation, UUID id) {
        return transactions
                .in(organisation, transaction -> read(transaction, BY_ID, organisation, id))
                .map(found -> found.isEmpty() ? null : found.getFirst());
    }

    public Uni<List<UserProfile>> list(UUID organisation, UserQuery query) {
        var condition = UserCondition.of(organisation, query);
        Object[] parameters = condition.parametersAnd(query.limit());
        String sql = "select u.* from user_account u where " + condition.sql() + " order by u.user_name_key limit $"
                + parameters.length;
        return transactions.in(
                organisation,
                transaction -> transaction.planEachTime().chain(() -> read(transaction, sql, parameters)));
    }

    private Uni<List<UserProfile>> read(OrganisationTransaction transaction, String sql, Object... parameters) {
        return transaction
                .query(sql, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UserColumns::user)
                        .toList())
                .chain(users -> withLinks(transaction, users));
    }

    private Uni<List<UserProfile>> withLinks(OrganisationTransaction transaction, List<User> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return transaction
                .query(
                        LINKS,
                        transaction.organisation(),
                        users.stream().map(User::id).toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .collect(Collectors.groupingBy(
                                row -> row.getUUID("user_id"),
                                Collectors.mapping(UserReading::link, Collectors.toList()))))
                .chain(links -> memberships
                        .of(transaction, users.stream().map(User::id).toList())
                        .map(groups -> profiles(users, links, groups)));
    }

    private static List<UserProfile> profiles(
            List<User> users, Map<UUID, List<PersonLink>> links, Map<UUID, GroupsOfPerson> groups) {
        return users.stream()
                .map(user -> new UserProfile(
                        user,
                        links.getOrDefault(user.id(), List.of()),
                        groups.getOrDefault(user.id(), GroupsOfPerson.NONE)))
                .toList();
    }

    private static PersonLink link(Row row) {
        return new PersonLink(
                new PersonKey(row.getString("source"), row.getString("external_id")), row.getBoolean("missing"));
    }
}
