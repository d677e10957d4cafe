package platen.scim.users.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.users.ScimUser;
import platen.scim.users.domain.UserCondition;

/** Finds users by conditions. A value reaches PostgreSQL only as a parameter. */
@ApplicationScoped
public class ScimUserSearch {

    /** What conditions say, in SQL, with their values. */
    private static final class Where {

        private final StringBuilder sql =
                new StringBuilder(" from scim_user u where u.organisation_id = $1 and u.deleted_at is null");

        private final List<@Nullable Object> values = new ArrayList<>();

        private String parameter(Object value) {
            values.add(value);
            return "$" + values.size();
        }

        private void and(UserCondition condition) {
            sql.append(" and ")
                    .append(
                            switch (condition) {
                                case UserCondition.HasId has -> "u.scim_user_id = " + parameter(has.id());
                                case UserCondition.HasUserName has -> "u.user_name_key = " + parameter(has.key());
                                case UserCondition.HasExternalId has ->
                                    "u.external_id = " + parameter(has.externalId());
                                case UserCondition.HasEmail has -> email(has);
                                case UserCondition.Never never -> "false";
                            });
        }

        private String email(UserCondition.HasEmail has) {
            String sameEmail = "u.scim_user_id in (select e.scim_user_id from scim_user_email e"
                    + " where e.organisation_id = $1 and e.value_key = " + parameter(has.valueKey());
            return has.typeKey() == null
                    ? sameEmail + ")"
                    : sameEmail + " and e.type_key = " + parameter(has.typeKey()) + ")";
        }
    }

    private final ScimUserRows rows;

    ScimUserSearch(ScimUserRows rows) {
        this.rows = rows;
    }

    public Uni<Long> count(OrganisationTransaction transaction, List<UserCondition> conditions) {
        Where where = where(transaction, conditions);
        return transaction
                .query("select count(*)" + where.sql, where.values.toArray())
                .map(found -> found.iterator().next().getLong(0));
    }

    /** In order of creation, then id, so that a user stands at the same place on every page. */
    public Uni<List<ScimUser>> page(
            OrganisationTransaction transaction, List<UserCondition> conditions, long skip, int count) {
        Where where = where(transaction, conditions);
        String sql = "select " + ScimUserRows.COLUMNS + where.sql + " order by u.created_at, u.scim_user_id limit "
                + where.parameter((long) count) + " offset " + where.parameter(skip);
        return transaction
                .query(sql, where.values.toArray())
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> rows.user(transaction.organisation(), row))
                        .toList());
    }

    private static Where where(OrganisationTransaction transaction, List<UserCondition> conditions) {
        var where = new Where();
        where.values.add(transaction.organisation());
        conditions.forEach(where::and);
        return where;
    }
}
