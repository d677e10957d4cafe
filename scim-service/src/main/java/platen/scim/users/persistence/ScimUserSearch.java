package platen.scim.users.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.crypto.BlindIndex;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.persistence.ConditionSql;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.searching.Located;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;
import platen.scim.searching.persistence.ListSql;
import platen.scim.searching.persistence.Positions;
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
        String sql = "select count(*)" + FROM + new ConditionSql(places(transaction), parameters).of(condition);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> found.iterator().next().getLong(0));
    }

    /** In the wanted order, else that of creation. One more than wanted when asked by position and there are more. */
    public Uni<List<Located<ScimUser>>> part(
            OrganisationTransaction transaction, Condition condition, @Nullable Order order, Part part) {
        var parameters = new SqlParameters(transaction.organisation());
        UserPlaces places = places(transaction);
        var list = new ListSql(order, places, parameters, "u.created_at", "u.scim_user_id");
        String matching = FROM + new ConditionSql(places, parameters).of(condition);
        String sql = list.of(ScimUserRows.COLUMNS, matching, part);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(row -> located(transaction, row))
                        .toList());
    }

    private Located<ScimUser> located(OrganisationTransaction transaction, Row row) {
        ScimUser user = rows.user(transaction.organisation(), row);
        return new Located<>(user, Positions.of(row, user.createdAt(), user.id()));
    }

    private UserPlaces places(OrganisationTransaction transaction) {
        return new UserPlaces(index, transaction.organisation());
    }
}
