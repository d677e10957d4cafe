package platen.identity.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.groups.domain.Group;
import platen.identity.groups.domain.GroupKey;
import platen.identity.groups.domain.GroupPart;
import platen.identity.groups.domain.GroupQuery;
import platen.identity.groups.domain.NestedGroup;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code user_group}. Whoever changes a group, its members or its rules locks its row first. */
@ApplicationScoped
public class GroupRows {

    private static final String SEE = """
            insert into user_group (organisation_id, group_id, source, external_id, name, name_key, targeted, created_at, updated_at)
            values ($1, $2, $3, $4, $5, $6, false, $7, $7)
            on conflict (organisation_id, source, external_id) do update set removed = false,
                member_count = case when user_group.removed then 0 else user_group.member_count end
            returning *
            """;

    private static final String COMPLETE = """
            update user_group
            set name = $3, name_key = $4, observation_id = $5, removed = false,
                member_count = (select coalesce(sum(cardinality(members)), 0) from user_group_part
                                where organisation_id = $1 and group_id = $2 and observation_id = $5),
                reached = case when targeted then -1 else reached end,
                tell_after = case when targeted and name <> $3 then '' else tell_after end,
                version = version + 1, updated_at = $6
            where organisation_id = $1 and group_id = $2
            """;

    private static final String INSERT = """
            insert into user_group (organisation_id, group_id, source, external_id, name, name_key, targeted, created_at, updated_at)
            values ($1, $2::uuid, 'by-hand', ($2::uuid)::text, $3, $4, true, $5, $5)
            """;

    private static final String LIST = """
            select * from user_group
            where organisation_id = $1 and not removed
              and ($2::text is null or source = $2) and ($3::boolean is null or targeted = $3)
              and ($4::text is null or name_key >= $4 and name_key < $5)
              and ($6::text is null or (name_key, group_id) > ($6, $7))
            order by name_key, group_id limit $8
            """;

    private static final String NESTED = """
            select nested as external_id, g.group_id, g.name
            from unnest($3::text[]) nested
            left join user_group g on g.organisation_id = $1 and g.source = $2 and g.external_id = nested and not g.removed
            order by g.name_key, nested
            """;

    /** Makes a source's group known, and locks it. */
    public Uni<Group> see(OrganisationTransaction transaction, GroupKey key, String name, Instant now) {
        return transaction
                .first(
                        SEE,
                        transaction.organisation(),
                        UUID.randomUUID(),
                        key.source(),
                        key.externalId(),
                        name,
                        SearchKey.of(name),
                        now.atOffset(ZoneOffset.UTC))
                .map(row -> group(Objects.requireNonNull(row)));
    }

    /** All parts of a source's word are there: from now on it holds. A targeted group is to be brought in line. */
    public Uni<Void> complete(OrganisationTransaction transaction, UUID group, GroupPart last, Instant now) {
        return transaction
                .update(
                        COMPLETE,
                        transaction.organisation(),
                        group,
                        last.name(),
                        SearchKey.of(last.name()),
                        last.observationId(),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** The first part says it. */
    public Uni<Void> nest(OrganisationTransaction transaction, UUID group, List<String> nested) {
        return transaction
                .update(
                        "update user_group set nested_groups = $3 where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        group,
                        nested.toArray(String[]::new))
                .replaceWithVoid();
    }

    public Uni<Void> insertByHand(OrganisationTransaction transaction, UUID id, String name, Instant now) {
        return transaction
                .update(INSERT, transaction.organisation(), id, name, SearchKey.of(name), now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    public Uni<@Nullable Group> find(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select * from user_group where organisation_id = $1 and group_id = $2 and not removed",
                        transaction.organisation(),
                        id)
                .map(GroupRows::groupOrNull);
    }

    public Uni<@Nullable Group> lock(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(
                        "select * from user_group where organisation_id = $1 and group_id = $2 and not removed for update",
                        transaction.organisation(),
                        id)
                .map(GroupRows::groupOrNull);
    }

    public Uni<@Nullable Group> lock(OrganisationTransaction transaction, GroupKey key) {
        return transaction
                .first(
                        "select * from user_group"
                                + " where organisation_id = $1 and source = $2 and external_id = $3 and not removed for update",
                        transaction.organisation(),
                        key.source(),
                        key.externalId())
                .map(GroupRows::groupOrNull);
    }

    public Uni<List<Group>> list(OrganisationTransaction transaction, GroupQuery query) {
        String prefix = query.prefixKey();
        return transaction
                .query(
                        LIST,
                        transaction.organisation(),
                        query.source(),
                        query.targeted(),
                        prefix,
                        prefix == null ? null : SearchKey.endOfPrefix(prefix),
                        query.afterKey(),
                        query.afterId(),
                        query.limit())
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(GroupRows::group)
                        .toList());
    }

    public Uni<List<NestedGroup>> nested(OrganisationTransaction transaction, Group group, int most) {
        return transaction
                .query(
                        NESTED,
                        transaction.organisation(),
                        group.source(),
                        group.nested().stream().limit(most).toArray(String[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> new NestedGroup(
                                row.getString("external_id"), row.getUUID("group_id"), row.getString("name")))
                        .toList());
    }

    public Uni<Integer> countTargeted(OrganisationTransaction transaction) {
        return transaction
                .first(
                        "select count(*) as targeted from user_group where organisation_id = $1 and targeted",
                        transaction.organisation())
                .map(row -> row == null ? 0 : row.getInteger("targeted"));
    }

    /** Its members come or go from now on, batch by batch. */
    public Uni<Void> target(OrganisationTransaction transaction, UUID id, boolean targeted, Instant now) {
        return transaction
                .update(
                        "update user_group set targeted = $3, reached = -1, version = version + 1, updated_at = $4"
                                + " where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        id,
                        targeted,
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Its members are told of the name, batch by batch. */
    public Uni<Void> rename(OrganisationTransaction transaction, UUID id, String name, Instant now) {
        return transaction
                .update(
                        "update user_group set name = $3, name_key = $4, tell_after = '', version = version + 1, updated_at = $5"
                                + " where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        id,
                        name,
                        SearchKey.of(name),
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Nobody is in it any more, and when all have been told it is gone. */
    public Uni<Void> remove(OrganisationTransaction transaction, UUID id, Instant now) {
        return transaction
                .update(
                        "update user_group set removed = true, targeted = false, observation_id = null, reached = -1,"
                                + " version = version + 1, updated_at = $3 where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        id,
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Members of a group made by hand have come or gone. */
    public Uni<Void> count(OrganisationTransaction transaction, UUID id, int more, Instant now) {
        return transaction
                .update(
                        "update user_group set member_count = member_count + $3, version = version + 1, updated_at = $4"
                                + " where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        id,
                        more,
                        now.atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** What its members are told of them has changed: they are told, batch by batch. */
    public Uni<Void> tellAll(OrganisationTransaction transaction, UUID id) {
        return transaction
                .update(
                        "update user_group set tell_after = '' where organisation_id = $1 and group_id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    private static @Nullable Group groupOrNull(@Nullable Row row) {
        return row == null ? null : group(row);
    }

    private static Group group(Row row) {
        return new Group(
                row.getUUID("group_id"),
                row.getString("source"),
                row.getString("external_id"),
                row.getString("name"),
                row.getBoolean("targeted"),
                row.getInteger("member_count"),
                row.getInteger("reached") != null,
                List.of(row.getArrayOfStrings("nested_groups")),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant());
    }
}
