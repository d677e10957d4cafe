package platen.notification.mailing.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.kit.organisation.OrganisationTransaction;
import platen.notification.mailing.ResendRequest;
import platen.notification.template.domain.MailTemplate;

/** The table {@code mail_resend}: who has asked for which mail to be sent again. */
@ApplicationScoped
public class ResendRows {

    /** A person's requests from that moment on, oldest first. */
    public Uni<List<ResendRequest>> since(OrganisationTransaction tx, UUID userId, Instant moment) {
        return tx.query(
                        "select * from mail_resend where organisation_id = $1 and user_id = $2 and requested_at > $3"
                                + " order by requested_at",
                        tx.organisation(),
                        userId,
                        moment.atOffset(ZoneOffset.UTC))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(ResendRows::request)
                        .toList());
    }

    public Uni<@Nullable ResendRequest> find(OrganisationTransaction tx, UUID id) {
        return tx.first("select * from mail_resend where organisation_id = $1 and id = $2", tx.organisation(), id)
                .map(row -> row == null ? null : request(row));
    }

    public Uni<Void> insert(OrganisationTransaction tx, ResendRequest request) {
        return tx.update(
                        "insert into mail_resend (organisation_id, id, user_id, mail_id, version, template, requested_by,"
                                + " requested_at) values ($1, $2, $3, $4, $5, $6, $7, $8)",
                        tx.organisation(),
                        request.id(),
                        request.userId(),
                        request.mailId(),
                        request.version(),
                        request.template().id(),
                        request.by(),
                        request.at().atOffset(ZoneOffset.UTC))
                .replaceWithVoid();
    }

    private static ResendRequest request(Row row) {
        return new ResendRequest(
                row.getUUID("id"),
                row.getUUID("user_id"),
                row.getUUID("mail_id"),
                row.getLong("version"),
                MailTemplate.named(row.getString("template")).orElseThrow(),
                row.getString("requested_by"),
                row.getOffsetDateTime("requested_at").toInstant());
    }
}
