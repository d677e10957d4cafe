package platen.gateway.reminders.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.reminders.ReminderRequests;
import platen.gateway.reminders.domain.PendingReminder;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresReminderRequests implements ReminderRequests {

    private static final String ADD = """
            insert into reminder_request (organisation_id, id, device_id, at, address) values ($1, $2, $3, $4, $5)""";

    private static final String TAKE = """
            delete from reminder_request
             where organisation_id = $1 and id = (
                select id from reminder_request where organisation_id = $1 order by at, id limit 1 for update skip locked)
            returning id, device_id, at, address""";

    private static final String ORGANISATIONS = "select organisation from organisations_with_reminders() organisation";

    private final OrganisationTransactions transactions;

    PostgresReminderRequests(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Void> add(OrganisationTransaction transaction, PendingReminder request) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        request.id(),
                        request.deviceId(),
                        SqlTimes.of(request.at()),
                        Buffer.buffer(request.address()))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<PendingReminder>> take(OrganisationTransaction transaction) {
        return transaction
                .first(TAKE, transaction.organisation())
                .map(row -> Optional.ofNullable(row).map(PostgresReminderRequests::request));
    }

    private static PendingReminder request(Row row) {
        return new PendingReminder(
                row.getUUID("id"),
                row.getUUID("device_id"),
                SqlTimes.required(row, "at"),
                row.getBuffer("address").getBytes());
    }

    @Override
    public Uni<List<UUID>> organisations() {
        return transactions
                .asRelay(connection -> connection.query(ORGANISATIONS).execute())
                .map(PostgresReminderRequests::ids);
    }

    private static List<UUID> ids(RowSet<Row> rows) {
        List<UUID> ids = new ArrayList<>();
        rows.forEach(row -> ids.add(row.getUUID("organisation")));
        return ids;
    }
}
