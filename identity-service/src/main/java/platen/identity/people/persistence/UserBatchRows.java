package platen.identity.people.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Observation;
import platen.identity.people.domain.User;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_account}, for whoever writes many users in one transaction. The internal flag stays as it is. */
@ApplicationScoped
public class UserBatchRows {

    /** Locks in one order, so that two that reserve the same names do not wait for each other. */
    private static final String RESERVE = """
            select pg_advisory_xact_lock(hashtextextended($1 || wanted, 0))
            from (select distinct unnest($2::text[]) collate "C" as wanted order by wanted) w
            """;

    private static final String FIND = """
            select * from user_account
            where organisation_id = $1 and state <> 'deleted'
              and (user_id = any($2) or user_name_key = any($3) or email_key = any($4)
                   or user_id = any(array(
                       select user_id from user_alias where organisation_id = $1 and alias_key = any($3))))
            order by user_id
            """;

    /** In the order of ids, so that two who lock the same people do not wait for each other. */
    private static final String LOCK_AROUND = """
            select * from user_account
            where organisation_id = $1 and state <> 'deleted'
              and (user_name_key = any($2) or email_key = any($3)
                   or user_id = any(array(
                       select user_id from user_alias where organisation_id = $1 and alias_key = any($2)))
                   or user_id = any(array(
                       select l.user_id from unnest($4::text[], $5::text[]) as person (source, external_id)
                       join person_link l using (source, external_id) where l.organisation_id = $1)))
            order by user_id for update
            """;

    private static final String GIVEN = """
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[],
                        $10::text[], $11::text[], $12::text[], $13::text[], $14::timestamptz[], $15::bigint[],
                        $16::timestamptz[], $17::timestamptz[], $18::text[])
                as given (user_id, user_name, user_name_key, display_name, display_name_key, email, email_key, locale,
                          department, office, state, inactive_because, delete_after, version, updated_at, created_at,
                          department_key)
            """;

    private static final String INSERT = """
            insert into user_account (organisation_id, user_id, user_name, user_name_key, display_name, display_name_key,
                                      email, email_key, locale, department, office, state, inactive_because, delete_after,
                                      version, updated_at, created_at, department_key)
            select $1, given.*
            """ + GIVEN;

    private static final String UPDATE = """
            update user_account u
            set user_name = given.user_name, user_name_key = given.user_name_key, display_name = given.display_name,
                display_name_key = given.display_name_key, email = given.email, email_key = given.email_key,
                locale = given.locale, department = given.department, office = given.office, state = given.state,
                inactive_because = given.inactive_because, delete_after = given.delete_after, version = given.version,
                updated_at = given.updated_at, department_key = given.department_key
            """ + GIVEN + """
            where u.organisation_id = $1 and u.user_id = given.user_id
            """;

    private static final String NAME = """
            update user_account u
            set aliases = coalesce(given.names, '{}'), alias_keys = coalesce(given.keys, '{}'),
                alias_sources = person.sources::jsonb
            from unnest($2::uuid[], $3::text[]) as person (user_id, sources)
            left join (
                select alias.user_id, array_agg(name order by place) as names, array_agg(key order by place) as keys
                from unnest($4::uuid[], $5::text[], $6::text[]) with ordinality as alias (user_id, name, key, place)
                group by alias.user_id) given on given.user_id = person.user_id
            where u.organisation_id = $1 and u.user_id = person.user_id
            """;

    /** Keys by which people are looked for. */
    public record Keys(Collection<UUID> ids, Collection<String> userNames, Collection<String> emails) {}

    /** As {@link UserRows#reserve}, for many. */
    public Uni<Void> reserve(OrganisationTransaction transaction, Keys keys) {
        String[] wanted = Stream.concat(
                        keys.emails().stream().map(key -> "|email|" + key),
                        keys.userNames().stream().map(key -> "|name|" + key))
                .toArray(String[]::new);
        return transaction
                .query(RESERVE, transaction.organisation().toString(), wanted)
                .replaceWithVoid();
    }

    /** As {@link UserRows#reserve(OrganisationTransaction, Observation, String...)}, for many. */
    public Uni<Void> reserve(OrganisationTransaction transaction, List<Observation> seen) {
        String[] wanted = seen.stream()
                .flatMap(one -> Stream.concat(
                        Stream.of(
                                "|name|" + one.userNameKey(),
                                "|person|" + one.person().source() + "|"
                                        + one.person().externalId(),
                                one.emailKey() == null ? null : "|email|" + one.emailKey()),
                        one.aliasKeys().stream().map(key -> "|name|" + key)))
                .filter(Objects::nonNull)
                .toArray(String[]::new);
        return transaction
                .query(RESERVE, transaction.organisation().toString(), wanted)
                .replaceWithVoid();
    }

    /** All whom the observations may mean or run into; they stay as they are until the transaction ends. */
    public Uni<List<User>> lockAround(OrganisationTransaction transaction, List<Observation> seen) {
        return users(
                transaction,
                LOCK_AROUND,
                transaction.organisation(),
                seen.stream()
                        .flatMap(one -> Stream.concat(Stream.of(one.userNameKey()), one.aliasKeys().stream()))
                        .toArray(String[]::new),
                seen.stream()
                        .map(Observation::emailKey)
                        .filter(Objects::nonNull)
                        .toArray(String[]::new),
                seen.stream().map(one -> one.person().source()).toArray(String[]::new),
                seen.stream().map(one -> one.person().externalId()).toArray(String[]::new));
    }

    public Uni<List<User>> find(OrganisationTransaction transaction, Keys keys) {
        return byKeys(transaction, FIND, keys);
    }

    /** They stay as they are until the transaction ends. */
    public Uni<List<User>> lock(OrganisationTransaction transaction, Keys keys) {
        return byKeys(transaction, FIND + " for update", keys);
    }

    public Uni<Void> insert(OrganisationTransaction transaction, List<User> users) {
        return write(transaction, INSERT, users);
    }

    /** Gives users who are there the aliases that they have here; {@link #insert} and {@link #update} leave them alone. */
    public Uni<Void> name(OrganisationTransaction transaction, List<User> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                NAME,
                                transaction.organisation(),
                                users.stream().map(User::id).toArray(UUID[]::new),
                                texts(
                                        users,
                                        user -> UserColumns.aliasSources(user).encode()),
                                users.stream()
                                        .flatMap(user -> user.aliases().stream().map(alias -> user.id()))
                                        .toArray(UUID[]::new),
                                users.stream()
                                        .flatMap(user -> user.aliases().stream())
                                        .toArray(String[]::new),
                                users.stream()
                                        .flatMap(user -> user.aliasKeys().stream())
                                        .toArray(String[]::new))
                        .replaceWithVoid();
    }

    public Uni<Void> update(OrganisationTransaction transaction, List<User> users) {
        return write(transaction, UPDATE, users);
    }

    private static Uni<List<User>> byKeys(OrganisationTransaction transaction, String sql, Keys keys) {
        return users(
                transaction,
                sql,
                transaction.organisation(),
                keys.ids().toArray(UUID[]::new),
                keys.userNames().toArray(String[]::new),
                keys.emails().toArray(String[]::new));
    }

    private static Uni<List<User>> users(OrganisationTransaction transaction, String sql, Object... parameters) {
        return transaction
                .query(sql, parameters)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(UserColumns::user)
                        .toList());
    }

    private static Uni<Void> write(OrganisationTransaction transaction, String sql, List<User> users) {
        return users.isEmpty()
                ? Uni.createFrom().voidItem()
                : transaction
                        .update(
                                sql,
                                transaction.organisation(),
                                users.stream().map(User::id).toArray(UUID[]::new),
                                texts(users, user -> user.profile().userName()),
                                texts(users, user -> user.profile().userNameKey()),
                                texts(users, user -> user.profile().displayName()),
                                texts(users, user -> user.profile().displayNameKey()),
                                texts(users, user -> user.profile().email()),
                                texts(users, user -> user.profile().emailKey()),
                                texts(users, user -> user.profile().locale()),
                                texts(users, user -> user.profile().department()),
                                texts(users, user -> user.profile().office()),
                                texts(users, UserColumns::state),
                                texts(users, UserColumns::because),
                                users.stream().map(UserColumns::deleteAfter).toArray(OffsetDateTime[]::new),
                                users.stream().map(User::version).toArray(Long[]::new),
                                users.stream()
                                        .map(user -> user.updatedAt().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                users.stream()
                                        .map(user -> user.createdAt().atOffset(ZoneOffset.UTC))
                                        .toArray(OffsetDateTime[]::new),
                                texts(users, user -> user.profile().departmentKey()))
                        .replaceWithVoid();
    }

    private static @Nullable String[] texts(List<User> users, Function<User, @Nullable String> value) {
        return users.stream().map(value).toArray(String[]::new);
    }
}
