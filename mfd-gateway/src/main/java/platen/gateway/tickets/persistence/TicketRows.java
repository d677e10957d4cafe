package platen.gateway.tickets.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.sql.SqlTimes;
import platen.gateway.tickets.domain.Purpose;
import platen.gateway.tickets.domain.Ticket;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code ticket}. */
@ApplicationScoped
public class TicketRows {

    private static final String ADD = """
            insert into ticket (organisation_id, token_hash, id, device_id, purpose, user_id, card, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)""";

    private static final String GOOD =
            " where organisation_id = $1 and token_hash = $2 and device_id = $3 and purpose = $4 and expires_at > $5";
    private static final String FIND = "select id, user_id, card from ticket" + GOOD;
    private static final String TAKE = "delete from ticket" + GOOD + " returning id, user_id, card";

    private static final String FORGET = "delete from ticket where organisation_id = $1 and expires_at <= $2";

    private final DataCipher cipher;

    TicketRows(DataCipher cipher) {
        this.cipher = cipher;
    }

    public Uni<Void> add(
            OrganisationTransaction transaction, byte[] hash, UUID deviceId, Ticket ticket, Instant expiresAt) {
        UUID id = UUID.randomUUID();
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        Buffer.buffer(hash),
                        id,
                        deviceId,
                        ticket.purpose().text(),
                        ticket.user().orElse(null),
                        ticket.card()
                                .map(card -> cipher.encrypt(context(transaction, id), card))
                                .map(Buffer::buffer)
                                .orElse(null),
                        SqlTimes.of(expiresAt))
                .replaceWithVoid();
    }

    public Uni<Optional<Ticket>> find(
            OrganisationTransaction transaction, byte[] hash, UUID deviceId, Purpose purpose, Instant now) {
        return one(FIND, transaction, hash, deviceId, purpose, now);
    }

    /** Of two at the same time one gets it. */
    public Uni<Optional<Ticket>> take(
            OrganisationTransaction transaction, byte[] hash, UUID deviceId, Purpose purpose, Instant now) {
        return one(TAKE, transaction, hash, deviceId, purpose, now);
    }

    private Uni<Optional<Ticket>> one(
            String sql, OrganisationTransaction transaction, byte[] hash, UUID deviceId, Purpose purpose, Instant now) {
        return transaction
                .first(sql, transaction.organisation(), Buffer.buffer(hash), deviceId, purpose.text(), SqlTimes.of(now))
                .map(row -> Optional.ofNullable(row).map(found -> ticket(transaction, purpose, found)));
    }

    private Ticket ticket(OrganisationTransaction transaction, Purpose purpose, Row row) {
        UUID id = row.getUUID("id");
        return new Ticket(
                purpose,
                Optional.ofNullable(row.getUUID("user_id")),
                Optional.ofNullable(row.getBuffer("card"))
                        .map(card -> cipher.decryptText(context(transaction, id), card.getBytes())));
    }

    private static CipherContext context(OrganisationTransaction transaction, UUID id) {
        return new CipherContext(transaction.organisation(), id, 1);
    }

    public Uni<Void> forget(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(FORGET, transaction.organisation(), SqlTimes.of(now))
                .replaceWithVoid();
    }
}
