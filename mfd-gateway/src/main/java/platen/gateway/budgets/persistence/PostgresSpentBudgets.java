package platen.gateway.budgets.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import platen.gateway.budgets.SpentBudgets;
import platen.gateway.budgets.domain.Allowance;
import platen.gateway.budgets.domain.Spent;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresSpentBudgets implements SpentBudgets {

    /** Rows are locked in one order, whoever counts. */
    private static final String SPEND = """
            with mine as (
                insert into spent_budget as kept (organisation_id, what, span, began_at, shard, times)
                select $1, what, span, began, $5, 1
                  from unnest($2::text[], $3::text[], $4::timestamptz[]) as one (what, span, began)
                 order by what, span
                on conflict (organisation_id, what, span, began_at, shard) do update set times = kept.times + 1
                returning what, span, began_at, times)
            select mine.what, mine.span,
                   mine.times + coalesce((
                       select sum(other.times) from spent_budget other
                        where other.organisation_id = $1 and other.what = mine.what and other.span = mine.span
                          and other.began_at = mine.began_at and other.shard <> $5), 0) as times
              from mine""";

    @Override
    public Uni<List<Spent>> spend(
            OrganisationTransaction transaction, List<Allowance> allowances, int shard, Instant now) {
        return transaction
                .query(
                        SPEND,
                        transaction.organisation(),
                        allowances.stream().map(Allowance::what).toArray(String[]::new),
                        allowances.stream().map(one -> one.span().text()).toArray(String[]::new),
                        allowances.stream()
                                .map(one -> SqlTimes.of(one.span().beginOf(now)))
                                .toArray(OffsetDateTime[]::new),
                        shard)
                .map(rows -> spent(rows, allowances, now));
    }

    private static List<Spent> spent(RowSet<Row> rows, List<Allowance> allowances, Instant now) {
        List<Spent> spent = new ArrayList<>();
        for (Row row : rows) {
            allowances.stream()
                    .filter(one -> one.what().equals(row.getString("what"))
                            && one.span().text().equals(row.getString("span")))
                    .forEach(one ->
                            spent.add(new Spent(one, row.getNumeric("times").longValue(), now)));
        }
        return spent;
    }
}
