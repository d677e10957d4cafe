package platen.identity.people.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.people.domain.Holder;
import platen.identity.people.domain.Holders;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.PersonKey;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_account}, for writers: whoever changes a user locks its row first. */
@ApplicationScoped
public class UserRows {

    private static final String RESERVE = """
            select pg_advisory_xact_lock(hashtextextended($1 || wanted, 0)) from unnest($2::text[]) as wanted
            """;

    private static final String RESERVE_NAMES_OF = """
            select pg_advisory_xact_lock(hashtextextended($1 || wanted, 0)) from (
                select '|email|' || email_key as wanted from user_account
                where organisation_id = $2 and user_id in ($3, $4) and email_key is not null
                union
                select '|name|' || unnest(alias_keys || user_name_key) from user_account
                where organisation_id = $2 and user_id in ($3, $4) and state <> 'deleted'
                order by wanted) as names
            """;

    private static final String BY_ID = """
            select * from user_account where organisation_id = $1 and user_id = $2 and state <> 'deleted' for update
            """;

    private static final String BOTH = """
            select * from user_account where organisation_id = $1 and user_id in ($2, $3) and state <> 'deleted'
            order by user_id for update
            """;

    private static final String ALL = """
            select * from user_account where organisation_id = $1 and user_id = any($2) and state <> 'deleted'
            order by user_id for update
            """;

    private static final String BY_NAME = """
            select * from user_account where organisation_id = $1 and user_name_key = $2 and state <> 'deleted' for update
            """;

    private static final String BY_LINK = """
            select u.* from person_link l
            join user_account u on u.organisation_id = l.organisation_id and u.user_id = l.user_id
            where l.organisation_id = $1 and l.source = $2 and l.external_id = $3 and u.state <> 'deleted'
            for update of u
            """;

    /** Somebody with a wanted alias may be deleted while their row is waited for; only what the row says is looked at once more. */
    private static final String HOLDERS = """
            select u.*, exists (
                select from person_link l
                where l.organisation_id = u.organisation_id and l.user_id = u.user_id and l.source = $4) as linked
            from user_account u
            where u.organisation_id = $1 and u.state <> 'deleted'
              and (u.user_name_key = any($2) or u.email_key = $3
                   or u.user_id = any(array(
                       select user_id from user_alias where organisation_id = $1 and alias_key = any($2))))
            order by u.user_id for update of u
            """;

    private static final String TAKEN = """
            select user_id from user_account
            where organisation_id = $1 and user_id <> $2 and user_name_key = any($3)
            union all
            select user_id from user_alias where organisation_id = $1 and user_id <> $2 and alias_key = any($3)
            limit 1
            """;

    private static final String INSERT = """
            insert into user_account (organisation_id, user_id, user_name, user_name_key, display_name, display_name_key,
                                      email, email_key, locale, department, office, state, inactive_because, delete_after,
                                      version, updated_at, internal, department_key, aliases, alias_keys, alias_sources,
                                      created_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)
            """;

    private static final String UPDATE = """
            update user_account
            set user_name = $3, user_name_key = $4, display_name = $5, display_name_key = $6, email = $7, email_key = $8,
                locale = $9, department = $10, office = $11, state = $12, inactive_because = $13, delete_after = $14,
                version = $15, updated_at = $16, internal = $17, department_key = $18, aliases = $19, alias_keys = $20,
                alias_sources = $21
            where organisation_id = $1 and user_id = $2
            """;

    private static final String BURY = """
            update user_account
            set user_name = null, user_name_key = null, display_name = null, display_name_key = null, email = null,
                email_key = null, locale = null, department = null, office = null, state = 'deleted',
                department_key = null, aliases = '{}', alias_keys = '{}', alias_sources = '{}',
                inactive_because = null, delete_after = null, version = version + 1, updated_at = $3
            where organisation_id = $1 and user_id = $2
            """;

    private static final String DUE = """
            select * from user_account where organisation_id = $1 and delete_after <= $2
            order by user_id limit $3 for update skip locked
            """;

    private static final String PAGE = """
            select * from user_account where organisation_id = $1 and user_id > $2 and state <> 'deleted'
            order by user_id limit $3 for update
            """;

    /**
     * Nobody else makes a user of this name or email until the transaction ends, so that looking whether they are free and taking
     * them is one step. Before any row is locked.
     */
    public Uni<Void> reserve(
            OrganisationTransaction transaction, @Nullable String userNameKey, @Nullable String emailKey) {
        return reserve(transaction, userNameKey == null ? List.of() : List.of(userNameKey), emailKey);
    }

    /** The same for whom a source observes, and for the person itself: nobody else makes it a user meanwhile. */
    public Uni<Void> reserve(OrganisationTransaction transaction, Observation seen, String... furtherNames) {
        PersonKey person = seen.person();
        String email = seen.emailKey();
        return reserve(
                transaction,
                Stream.of(
                        Stream.ofNullable(email).map(key -> "|email|" + key),
                        Stream.concat(Stream.of(seen.userName()), Stream.of(furtherNames))
                                .map(name -> "|name|" + SearchKey.of(name)),
                        seen.aliasKeys().stream().map(key -> "|name|" + key),
                        Stream.of("|person|" + person.source() + "|" + person.externalId())));
    }

    /** The same with several names: user names and aliases are one kind. */
    public Uni<Void> reserve(
            OrganisationTransaction transaction, Collection<String> nameKeys, @Nullable String emailKey) {
        return reserve(
                transaction,
                Stream.of(
                        Stream.ofNullable(emailKey).map(key -> "|email|" + key),
                        nameKeys.stream().map(key -> "|name|" + key)));
    }

    /** In one order, so that two who reserve the same do not wait for each other. */
    private static Uni<Void> reserve(OrganisationTransaction transaction, Stream<Stream<String>> kinds) {
        String[] wanted = kinds.flatMap(keys -> keys).distinct().sorted().toArray(String[]::new);
        return wanted.length == 0
                ? Uni.createFrom().voidItem()
                : transaction
                        .query(RESERVE, transaction.organisation().toString(), wanted)
                        .replaceWithVoid();
    }

    public Uni<@Nullable User> lock(OrganisationTransaction transaction, UUID id) {
        return transaction.first(BY_ID, transaction.organisation(), id).map(UserRows::userOrNull);
    }

    /** Those of them that there are, in the order of ids, in which they are locked. */
    public Uni<List<User>> lockAll(OrganisationTransaction transaction, Collection<UUID> ids) {
        return users(transaction, ALL, transaction.organisation(), ids.toArray(UUID[]::new));
    }

    /** Those of the two that there are, by id; locked in the order of ids, so that two who do it do not wait for each other. */
    public Uni<Map<UUID, User>> lockBoth(OrganisationTransaction transaction, UUID one, UUID other) {
        return users(transaction, BOTH, transaction.organisation(), one, other)
                .map(found -> found.stream().collect(Collectors.toMap(User::id, Function.identity())));
    }

    public Uni<@Nullable User> lockNamed(OrganisationTransaction transaction, String userNameKey) {
        return transaction
                .first(BY_NAME, transaction.organisation(), userNameKey)
                .map(UserRows::userOrNull);
    }

    /** The same with all names of two users, who may get each other's. */
    public Uni<Void> reserveNamesOf(OrganisationTransaction transaction, UUID one, UUID other) {
        return transaction
                .query(RESERVE_NAMES_OF, transaction.organisation().toString(), transaction.organisation(), one, other)
                .replaceWithVoid();
    }

    /** True when somebody else has one of the names as user name or alias. */
    public Uni<Boolean> taken(OrganisationTransaction transaction, UUID user, Collection<String> nameKeys) {
        return nameKeys.isEmpty()
                ? Uni.createFrom().item(false)
                : transaction
                        .first(TAKEN, transaction.organisation(), user, nameKeys.toArray(String[]::new))
                        .map(Objects::nonNull);
    }

    /** The user that a source's person is linked to. */
    public Uni<@Nullable User> lockLinked(OrganisationTransaction transaction, PersonKey person) {
        return transaction
                .first(BY_LINK, transaction.organisation(), person.source(), person.externalId())
                .map(UserRows::userOrNull);
    }

    /** Who has the names and the email of an observation now. */
    public Uni<Holders> holders(OrganisationTransaction transaction, Observation seen) {
        return holders(
                transaction,
                Stream.concat(Stream.of(seen.userNameKey()), seen.aliasKeys().stream())
                        .toList(),
                seen.emailKey(),
                seen.person().source());
    }

    /** Who has the names and the email now. */
    public Uni<Holders> holders(
            OrganisationTransaction transaction, List<String> nameKeys, @Nullable String emailKey, String source) {
        return transaction
                .query(HOLDERS, transaction.organisation(), nameKeys.toArray(String[]::new), emailKey, source)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new Holder(UserColumns.user(row), row.getBoolean("linked")))
                        .toList())
                .map(Holders::new);
    }

    public Uni<Void> insert(OrganisationTransaction transaction, User user) {
        return transaction
                .update(
                        INSERT,
                        Stream.concat(
                                        values(transaction, user).stream(),
                                        Stream.of(user.createdAt().atOffset(ZoneOffset.UTC)))
                                .toArray())
                .replaceWithVoid();
    }

    public Uni<Void> update(OrganisationTransaction transaction, User user) {
        return transaction.update(UPDATE, values(transaction, user).toArray()).replaceWithVoid();
    }

    private static List<@Nullable Object> values(OrganisationTransaction transaction, User user) {
        Profile profile = user.profile();
        return Arrays.asList(
                transaction.organisation(),
                user.id(),
                profile.userName(),
                profile.userNameKey(),
                profile.displayName(),
                profile.displayNameKey(),
                profile.email(),
                profile.emailKey(),
                profile.locale(),
                profile.department(),
                profile.office(),
                UserColumns.state(user),
                UserColumns.because(user),
                UserColumns.deleteAfter(user),
                user.version(),
                user.updatedAt().atOffset(ZoneOffset.UTC),
                user.internal(),
                profile.departmentKey(),
                user.aliases().toArray(String[]::new),
                user.aliasKeys().toArray(String[]::new),
                UserColumns.aliasSources(user));
    }

    /** Leaves the id, so that it is never given again, and nothing personal. */
    public Uni<Void> bury(OrganisationTransaction transaction, UUID id, Instant now) {
        return transaction
                .update(BURY, transaction.organisation(), id, now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Users whose retention has ended, locked; those somebody is busy with come next time. */
    public Uni<List<User>> due(OrganisationTransaction transaction, Instant now, int limit) {
        return users(transaction, DUE, transaction.organisation(), now.atOffset(ZoneOffset.UTC), limit);
    }

    /** The next users by id, locked, so that what is said of them is true until the transaction ends. */
    public Uni<List<User>> lockPage(OrganisationTransaction transaction, UUID after, int limit) {
        return users(transaction, PAGE, transaction.organisation(), after, limit);
    }

    private static Uni<List<User>> users(OrganisationTransaction transaction, String sql, Object... parameters) {
        return transaction
                .query(sql, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UserColumns::user)
                        .toList());
    }

    private static @Nullable User userOrNull(@Nullable Row row) {
        return row == null ? null : UserColumns.user(row);
    }
}
