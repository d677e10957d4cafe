package platen.gateway.registration.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.registration.domain.LinkRequest;
import platen.gateway.sql.SqlTimes;
import platen.gateway.waiting.Waiting;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** The table {@code link_request}. */
@ApplicationScoped
public class LinkRequestRows implements Waiting<LinkRequest> {

    private static final String ADD = """
            insert into link_request (organisation_id, id, device_id, device_name, at, user_name, card)
            values ($1, $2, $3, $4, $5, $6, $7)""";

    private static final String TAKE = """
            delete from link_request
             where organisation_id = $1 and id = (
                select id from link_request where organisation_id = $1 order by at, id limit 1 for update skip locked)
            returning id, device_id, device_name, at, user_name, card""";

    private static final String ORGANISATIONS =
            "select organisation from organisations_with_link_requests() organisation";

    private final OrganisationTransactions transactions;

    LinkRequestRows(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    public Uni<Void> add(OrganisationTransaction transaction, LinkRequest request) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        request.id(),
                        request.deviceId(),
                        request.deviceName(),
                        SqlTimes.of(request.at()),
                        Buffer.buffer(request.userName()),
                        Buffer.buffer(request.card()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<LinkRequest>> take(OrganisationTransaction transaction) {
        return transaction
                .first(TAKE, transaction.organisation())
                .map(row -> Optional.ofNullable(row).map(LinkRequestRows::request));
    }

    private static LinkRequest request(Row row) {
        return new LinkRequest(
                row.getUUID("id"),
                row.getUUID("device_id"),
                row.getString("device_name"),
                SqlTimes.required(row, "at"),
                row.getBuffer("user_name").getBytes(),
                row.getBuffer("card").getBytes());
    }

    @Override
    public Uni<List<UUID>> organisations() {
        return transactions
                .asRelay(connection -> connection.query(ORGANISATIONS).execute())
                .map(LinkRequestRows::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("organisation")));
        return ids;
    }
}
