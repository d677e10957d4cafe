package platen.identity.people.persistence;

import io.quarkus.panache.common.Parameters;
import io.quarkus.panache.common.Sort;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.PersonLink;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserProfile;
import platen.identity.people.domain.UserQuery;
import platen.kit.organisation.OrganisationSessions;

/** Reads users for administrators. */
@ApplicationScoped
public class UserReading {

    private static final String LIVING = "organisationId = :organisation and state <> 'deleted'";

    private final OrganisationSessions sessions;

    UserReading(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    public Uni<@Nullable UserProfile> byId(UUID organisation, UUID id) {
        return sessions.read(
                organisation,
                () -> UserEntity.<UserEntity>find(
                                LIVING + " and userId = :id",
                                Parameters.with("organisation", organisation).and("id", id))
                        .list()
                        .chain(found -> withLinks(organisation, found))
                        .map(found -> found.isEmpty() ? null : found.getFirst()));
    }

    public Uni<List<UserProfile>> list(UUID organisation, UserQuery query) {
        StringBuilder condition = new StringBuilder(LIVING);
        Parameters parameters = Parameters.with("organisation", organisation);
        if (query.email() != null) {
            condition.append(" and emailKey = :email");
            parameters.and("email", SearchKey.of(query.email()));
        }
        if (query.userName() != null) {
            condition.append(" and userNameKey = :userName");
            parameters.and("userName", SearchKey.of(query.userName()));
        }
        if (query.prefix() != null) {
            // Ranges instead of LIKE: see V002.
            condition.append(" and (userNameKey >= :prefix and userNameKey < :end"
                    + " or displayNameKey >= :prefix and displayNameKey < :end"
                    + " or emailKey >= :prefix and emailKey < :end)");
            String prefix = SearchKey.of(query.prefix());
            parameters.and("prefix", prefix).and("end", SearchKey.endOfPrefix(prefix));
        }
        if (query.active() != null) {
            condition.append(" and state = :state");
            parameters.and("state", query.active() ? UserColumns.ACTIVE : UserColumns.INACTIVE);
        }
        if (query.afterUserNameKey() != null) {
            condition.append(" and userNameKey > :after");
            parameters.and("after", query.afterUserNameKey());
        }
        return sessions.read(
                organisation,
                () -> UserEntity.<UserEntity>find(condition.toString(), Sort.by("userNameKey"), parameters)
                        .range(0, query.limit() - 1)
                        .list()
                        .chain(found -> withLinks(organisation, found)));
    }

    private static Uni<List<UserProfile>> withLinks(UUID organisation, List<UserEntity> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return PersonLinkEntity.<PersonLinkEntity>list(
                        "organisationId = :organisation and userId in :users",
                        Sort.by("source"),
                        Parameters.with("organisation", organisation)
                                .and(
                                        "users",
                                        users.stream().map(user -> user.userId).toList()))
                .map(links -> links.stream()
                        .collect(Collectors.groupingBy(
                                link -> link.userId, Collectors.mapping(UserReading::link, Collectors.toList()))))
                .map(links -> users.stream().map(user -> profile(user, links)).toList());
    }

    private static UserProfile profile(UserEntity row, Map<UUID, List<PersonLink>> links) {
        var profile = new Profile(row.userName, row.displayName, row.email, row.locale, row.department, row.office);
        var user = new User(
                row.userId,
                profile,
                row.internal,
                UserColumns.state(row.state, row.inactiveBecause, row.deleteAfter),
                row.version,
                row.createdAt,
                row.updatedAt);
        return new UserProfile(user, links.getOrDefault(row.userId, List.of()));
    }

    private static PersonLink link(PersonLinkEntity row) {
        return new PersonLink(new PersonKey(row.source, row.externalId), row.missing);
    }
}
