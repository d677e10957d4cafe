package platen.scim.users.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import platen.kit.crypto.BlindIndex;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.persistence.ConditionSql;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.users.ScimUser;

/** Finds users by a condition. */
@ApplicationScoped
public class ScimUserSearch {

    private static final String FROM = " from scim_user u where u.organisation_id = $1 and u.deleted_at is null and ";

    private final ScimUserRows rows;
    private final BlindIndex index;

    ScimUserSearch(ScimUserRows rows, BlindIndex index) {
        this.rows = rows;
        this.index = index;
    }

    public Uni<Long> count(OrganisationTransaction transaction, Condition condition) {
        var parameters = new SqlParameters(transaction.organisation());
        String sql = "select count(*)" + FROM + where(transaction, condition, parameters);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> found.iterator().next().getLong(0));
    }

    /** In order of creation, then id, so that a user stands at the same place on every page. */
    public Uni<List<ScimUser>> page(OrganisationTransaction transaction, Condition condition, long skip, int count) {
        var parameters = new SqlParameters(transaction.organisation());
        String sql = "select " + ScimUserRows.COLUMNS + FROM + where(transaction, condition, parameters)
                + " order by u.created_at, u.scim_user_id limit "
                + parameters.add((long) count) + " offset " + parameters.add(skip);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> rows.user(transaction.organisation(), row))
                        .toList());
    }

    private String where(OrganisationTransaction transaction, Condition condition, SqlParameters parameters) {
        return new ConditionSql(new UserPlaces(index, transaction.organisation()), parameters).of(condition);
    }
}
