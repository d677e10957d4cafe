package platen.scim.groups.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.persistence.ConditionSql;
import platen.scim.filtering.persistence.SqlParameters;
import platen.scim.groups.ScimGroup;
import platen.scim.searching.Located;
import platen.scim.searching.domain.Order;
import platen.scim.searching.domain.Part;
import platen.scim.searching.persistence.ListSql;
import platen.scim.searching.persistence.Positions;

/** Finds groups by a condition. */
@ApplicationScoped
public class ScimGroupSearch {

    private static final String FROM = " from scim_group g where g.organisation_id = $1 and ";

    private final GroupPlaces places = new GroupPlaces();

    public Uni<Long> count(OrganisationTransaction transaction, Condition condition) {
        var parameters = new SqlParameters(transaction.organisation());
        String sql = "select count(*)" + FROM + new ConditionSql(places, parameters).of(condition);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> found.iterator().next().getLong(0));
    }

    /** In the wanted order, else that of creation. One more than wanted when asked by position and there are more. */
    public Uni<List<Located<ScimGroup>>> part(
            OrganisationTransaction transaction, Condition condition, @Nullable Order order, Part part) {
        var parameters = new SqlParameters(transaction.organisation());
        var list = new ListSql(order, places, parameters, "g.created_at", "g.scim_group_id");
        String matching = FROM + new ConditionSql(places, parameters).of(condition);
        String sql = list.of(ScimGroupRows.COLUMNS, matching, part);
        return transaction
                .query(sql, parameters.toArray())
                .map(found -> StreamSupport.stream(found.spliterator(), false)
                        .map(ScimGroupSearch::located)
                        .toList());
    }

    private static Located<ScimGroup> located(Row row) {
        ScimGroup group = ScimGroupRows.group(row);
        return new Located<>(group, Positions.of(row, group.createdAt(), group.id()));
    }
}
