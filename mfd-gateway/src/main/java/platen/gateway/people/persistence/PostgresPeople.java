package platen.gateway.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import platen.gateway.people.People;
import platen.gateway.people.domain.Person;
import platen.gateway.people.domain.PersonState;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresPeople implements People {

    private static final String KNOW = """
            insert into person (organisation_id, user_id, state, display_name, email, revision, user_name)
            values ($1, $2, $3, $4, $5, $6, $7)
            on conflict (organisation_id, user_id) do update
               set state = excluded.state, display_name = excluded.display_name, email = excluded.email,
                   revision = excluded.revision, user_name = excluded.user_name
             where person.revision < excluded.revision""";

    private static final String FORGET = """
            insert into person (organisation_id, user_id, state, revision) values ($1, $2, 'deleted', $3)
            on conflict (organisation_id, user_id) do update
               set state = 'deleted', display_name = null, email = null, user_name = null, revision = excluded.revision
             where person.revision < excluded.revision""";

    private static final String WITH_ADDRESS = """
            select user_id from person
             where organisation_id = $1 and lower(email) = lower($2) and state = 'active'
             order by user_id limit $3""";

    private static final String ACTIVE =
            "select from person where organisation_id = $1 and user_id = $2 and state = 'active'";

    private static final String LOCK = """
            select state, email is not null as has_address from person
             where organisation_id = $1 and user_id = $2 and state <> 'deleted' for update""";

    private static final String WITH_USER_NAME = """
            select user_id from person
             where organisation_id = $1 and lower(user_name) = lower($2) and state = 'active' and user_name is not null
             order by user_id limit 1""";

    private static final String FORGET_CREDENTIALS =
            "delete from credential where organisation_id = $1 and user_id = $2";

    private final OrganisationSessions sessions;

    PostgresPeople(OrganisationSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Uni<Void> know(OrganisationTransaction transaction, Person person, long revision) {
        return transaction
                .update(
                        KNOW,
                        transaction.organisation(),
                        person.userId(),
                        person.state().text(),
                        person.displayName(),
                        person.email().orElse(null),
                        revision,
                        person.userName().orElse(null))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(OrganisationTransaction transaction, UUID userId, long revision) {
        return transaction
                .update(FORGET, transaction.organisation(), userId, revision)
                .chain(forgotten -> forgotten == 0
                        ? Uni.createFrom().item(0)
                        : transaction.update(FORGET_CREDENTIALS, transaction.organisation(), userId))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<UUID>> activeWithAddress(OrganisationTransaction transaction, String email, int most) {
        // PostgreSQL's text holds no U+0000, so nobody's address does.
        return email.indexOf('\0') >= 0
                ? Uni.createFrom().item(List.of())
                : transaction
                        .query(WITH_ADDRESS, transaction.organisation(), email, most)
                        .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                                .map(row -> row.getUUID("user_id"))
                                .toList());
    }

    @Override
    public Uni<Optional<Standing>> lock(OrganisationTransaction transaction, UUID userId) {
        return transaction
                .first(LOCK, transaction.organisation(), userId)
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Standing(
                                PersonState.of(found.getString("state")), found.getBoolean("has_address"))));
    }

    @Override
    public Uni<Boolean> isActive(OrganisationTransaction transaction, UUID userId) {
        return transaction.query(ACTIVE, transaction.organisation(), userId).map(rows -> rows.size() > 0);
    }

    @Override
    public Uni<Optional<UUID>> activeWithUserName(OrganisationTransaction transaction, String userName) {
        return userName.indexOf('\0') >= 0
                ? Uni.createFrom().item(Optional.empty())
                : transaction
                        .first(WITH_USER_NAME, transaction.organisation(), userName)
                        .map(row -> Optional.ofNullable(row).map(found -> found.getUUID("user_id")));
    }

    @Override
    public Uni<Map<UUID, String>> displayNames(UUID organisation, Collection<UUID> userIds) {
        if (userIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return sessions.read(
                        organisation,
                        () -> PersonEntity.<PersonEntity>list("userId in ?1 and displayName is not null", userIds))
                .map(people -> people.stream().collect(Collectors.toMap(row -> row.userId, row -> row.displayName)));
    }
}
