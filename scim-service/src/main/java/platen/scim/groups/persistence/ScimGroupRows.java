package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.GroupAttributes;
import platen.scim.groups.ScimGroup;
import platen.scim.protocol.ScimJson;

/** The table {@code scim_group}. What would make two groups share something unique fails. */
@ApplicationScoped
public class ScimGroupRows {

    static final String COLUMNS =
            "g.scim_group_id, g.version, g.created_at, g.changed_at, g.attributes::text as attributes";

    private static final String ONE =
            "select " + COLUMNS + " from scim_group g where organisation_id = $1 and scim_group_id = $2";

    private static final String INSERT = """
            insert into scim_group (organisation_id, scim_group_id, version, display_name_key, external_id, attributes,
                created_at, changed_at)
            values ($1, $2, $3, $4, $5, $6::text::jsonb, $7, $7)
            """;

    private static final String UPDATE = """
            update scim_group set version = $3, display_name_key = $4, external_id = $5, attributes = $6::text::jsonb,
                changed_at = $7
            where organisation_id = $1 and scim_group_id = $2
            """;

    /** In the order of their ids, so that two who leave the same groups do not wait for each other. */
    private static final String LOCK_THOSE_OF = "select " + COLUMNS + """
             from scim_group g where organisation_id = $1 and scim_group_id in (
                select m.scim_group_id from scim_group_member m where m.organisation_id = $1 and m.member_id = $2)
            order by scim_group_id for update
            """;

    public Uni<@Nullable ScimGroup> find(OrganisationTransaction transaction, UUID id) {
        return one(transaction, ONE, id);
    }

    /** The same, and nobody else changes the group until this transaction ends. */
    public Uni<@Nullable ScimGroup> lock(OrganisationTransaction transaction, UUID id) {
        return one(transaction, ONE + " for update", id);
    }

    /** The groups somebody is a member of, locked. */
    public Uni<List<ScimGroup>> lockThoseOf(OrganisationTransaction transaction, UUID member) {
        return transaction
                .query(LOCK_THOSE_OF, transaction.organisation(), member)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ScimGroupRows::group)
                        .toList());
    }

    private static Uni<@Nullable ScimGroup> one(OrganisationTransaction transaction, String sql, UUID id) {
        return transaction.first(sql, transaction.organisation(), id).map(row -> row == null ? null : group(row));
    }

    public Uni<Void> insert(OrganisationTransaction transaction, ScimGroup group) {
        return write(transaction, INSERT, group);
    }

    public Uni<Void> update(OrganisationTransaction transaction, ScimGroup group) {
        return write(transaction, UPDATE, group);
    }

    private static Uni<Void> write(OrganisationTransaction transaction, String sql, ScimGroup group) {
        return transaction
                .update(
                        sql,
                        transaction.organisation(),
                        group.id(),
                        group.version(),
                        group.attributes().displayNameKey(),
                        group.attributes().externalId(),
                        group.attributes().json().toString(),
                        group.changedAt().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    /** Its own members go with it. */
    public Uni<Void> delete(OrganisationTransaction transaction, UUID id) {
        return transaction
                .update(
                        "delete from scim_group where organisation_id = $1 and scim_group_id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    static ScimGroup group(Row row) {
        return new ScimGroup(
                row.getUUID("scim_group_id"),
                row.getLong("version"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("changed_at").toInstant(),
                new GroupAttributes(ScimJson.readOwn(row.getString("attributes"))));
    }
}
