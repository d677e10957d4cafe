package platen.identity.auditing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.identity.auditing.domain.Act;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code act}: rows come and stay. */
@ApplicationScoped
public class ActRows {

    private static final String INSERT = """
            insert into act (organisation_id, act_id, at, caller, kind, user_id, other_user_id, review_id, import_id)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
            """;

    private static final String ALL = """
            select * from act where organisation_id = $1 and (at, act_id) > ($2, $3) order by at, act_id limit $4
            """;

    private static final String OF_USER = """
            select * from act
            where organisation_id = $1 and (at, act_id) > ($2, $3) and (user_id = $5 or other_user_id = $5)
            order by at, act_id limit $4
            """;

    public Uni<Void> insert(OrganisationTransaction transaction, Act act) {
        return transaction
                .update(
                        INSERT,
                        transaction.organisation(),
                        act.id(),
                        act.at().atOffset(ZoneOffset.UTC),
                        act.caller(),
                        act.kind().word(),
                        act.user(),
                        act.otherUser(),
                        act.review(),
                        act.importId())
                .replaceWithVoid();
    }

    /** The acts after that one, oldest first; those of one user or of all. */
    public Uni<List<Act>> after(
            OrganisationTransaction transaction, Instant at, UUID act, @Nullable UUID user, int limit) {
        var time = at.atOffset(ZoneOffset.UTC);
        var found = user == null
                ? transaction.query(ALL, transaction.organisation(), time, act, limit)
                : transaction.query(OF_USER, transaction.organisation(), time, act, limit, user);
        return found.map(rows -> StreamSupport.stream(rows.spliterator(), false)
                .map(ActRows::act)
                .toList());
    }

    private static Act act(Row row) {
        return new Act(
                row.getUUID("act_id"),
                row.getOffsetDateTime("at").toInstant(),
                row.getString("caller"),
                Act.Kind.of(row.getString("kind")),
                row.getUUID("user_id"),
                row.getUUID("other_user_id"),
                row.getUUID("review_id"),
                row.getUUID("import_id"));
    }
}
