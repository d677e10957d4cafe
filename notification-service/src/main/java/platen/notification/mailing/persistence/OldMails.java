package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.kit.organisation.DeletedOrganisation;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** What the log need not keep any longer. */
@ApplicationScoped
public class OldMails {

    private static final int MOST_ORGANISATIONS = 100;

    /** A mail that is yet to be sent is never old enough. Two replicas pass each other by. */
    private static final String DELETE = """
            delete from mail where organisation_id = $1 and id in (
                select id from mail
                where organisation_id = $1 and created_at < $2 and state not in ('queued', 'sending')
                order by created_at, id limit $3 for update skip locked)
            """;

    private static final String DELETE_REQUESTS = """
            delete from mail_resend where organisation_id = $1 and id in (
                select id from mail_resend where organisation_id = $1 and requested_at < $2
                order by requested_at limit $3)
            """;

    private final Pool pool;
    private final OrganisationTransactions transactions;

    OldMails(Pool pool, OrganisationTransactions transactions) {
        this.pool = pool;
        this.transactions = transactions;
    }

    /** Organisations that have a mail from before that moment. */
    public Uni<List<UUID>> organisations(Instant before) {
        return pool.preparedQuery("select organisations_with_mail_before($1, $2) as id")
                .execute(Tuple.of(at(before), MOST_ORGANISATIONS))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> row.getUUID("id"))
                        .toList());
    }

    /** Deletes at most so many of an organisation's, the oldest first, and returns how many. */
    public Uni<Integer> delete(UUID organisation, Instant before, int most) {
        return transactions
                .in(organisation, tx -> delete(tx, before, most))
                .onFailure(DeletedOrganisation::causes)
                .recoverWithItem(0);
    }

    private static Uni<Integer> delete(OrganisationTransaction tx, Instant before, int most) {
        return tx.update(DELETE_REQUESTS, tx.organisation(), at(before), most)
                .chain(() -> tx.update(DELETE, tx.organisation(), at(before), most));
    }

    private static OffsetDateTime at(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }
}
