package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.groups.ScimGroup;
import platen.scim.groups.domain.GroupCondition;

/** Finds groups by conditions. A value reaches PostgreSQL only as a parameter. */
@ApplicationScoped
public class ScimGroupSearch {

    /** What conditions say, in SQL, with their values. */
    private static final class Where {

        private final StringBuilder sql = new StringBuilder(" from scim_group g where g.organisation_id = $1");
        private final List<@Nullable Object> values = new ArrayList<>();

        private String parameter(Object value) {
            values.add(value);
            return "$" + values.size();
        }

        private void and(GroupCondition condition) {
            sql.append(" and ")
                    .append(
                            switch (condition) {
                                case GroupCondition.HasId has -> "g.scim_group_id = " + parameter(has.id());
                                case GroupCondition.HasDisplayName has ->
                                    "g.display_name_key = " + parameter(has.key());
                                case GroupCondition.HasExternalId has ->
                                    "g.external_id = " + parameter(has.externalId());
                                case GroupCondition.HasMember has ->
                                    "g.scim_group_id in (select m.scim_group_id from scim_group_member m"
                                            + " where m.organisation_id = $1 and m.member_id = "
                                            + parameter(has.member()) + ")";
                                case GroupCondition.Never never -> "false";
                            });
        }
    }

    public Uni<Long> count(OrganisationTransaction transaction, List<GroupCondition> conditions) {
        Where where = where(transaction, conditions);
        return transaction
                .query("select count(*)" + where.sql, where.values.toArray())
                .map(found -> found.iterator().next().getLong(0));
    }

    /** In order of creation, then id, so that a group stands at the same place on every page. */
    public Uni<List<ScimGroup>> page(
            OrganisationTransaction transaction, List<GroupCondition> conditions, long skip, int count) {
        Where where = where(transaction, conditions);
        String sql = "select " + ScimGroupRows.COLUMNS + where.sql + " order by g.created_at, g.scim_group_id limit "
                + where.parameter((long) count) + " offset " + where.parameter(skip);
        return transaction
                .query(sql, where.values.toArray())
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(ScimGroupRows::group)
                        .toList());
    }

    private static Where where(OrganisationTransaction transaction, List<GroupCondition> conditions) {
        var where = new Where();
        where.values.add(transaction.organisation());
        conditions.forEach(where::and);
        return where;
    }
}
