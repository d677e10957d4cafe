package platen.gateway.registration.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.registration.domain.CardLink;
import platen.gateway.sql.SqlTimes;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code card_link}. */
@ApplicationScoped
public class CardLinkRows {

    /** So long a used or late link still says what became of it. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String ADD = """
            insert into card_link (organisation_id, id, token_hash, user_id, device_id, device_name, card, asked_at, expires_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

    private static final String FORGET = "delete from card_link where organisation_id = $1 and asked_at < $2";

    private static final String RECENT = """
            select (select count(*) from card_link where organisation_id = $1 and user_id = $2 and asked_at > $3) as own,
                   (select count(*) from card_link where organisation_id = $1 and asked_at > $4) as all_people""";

    private static final String FIND = """
            select id, user_id, device_id, device_name, card, asked_at, expires_at, redeemed_at from card_link
             where organisation_id = $1 and token_hash = $2""";

    private static final String USE =
            "update card_link set redeemed_at = $3, card = null where organisation_id = $1 and id = $2";

    private final DataCipher cipher;

    CardLinkRows(DataCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * How many were asked for of late.
     *
     * @param ofPerson since the one moment, for the person
     * @param ofAll since the other, for all people of the organisation
     */
    public record Recent(long ofPerson, long ofAll) {}

    public Uni<Recent> recent(
            OrganisationTransaction transaction, UUID user, Instant sinceForPerson, Instant sinceForAll) {
        return transaction
                .query(RECENT, transaction.organisation(), user, SqlTimes.of(sinceForPerson), SqlTimes.of(sinceForAll))
                .map(rows -> rows.iterator().next())
                .map(row -> new Recent(row.getLong("own"), row.getLong("all_people")));
    }

    /** Adds one, and drops those that nobody will open any more. */
    public Uni<Void> add(OrganisationTransaction transaction, byte[] tokenHash, CardLink link) {
        return transaction
                .update(
                        FORGET,
                        transaction.organisation(),
                        SqlTimes.of(link.askedAt().minus(REMEMBERED)))
                .chain(() -> transaction.update(
                        ADD,
                        transaction.organisation(),
                        link.id(),
                        Buffer.buffer(tokenHash),
                        link.user(),
                        link.deviceId(),
                        link.deviceName(),
                        Buffer.buffer(cipher.encrypt(context(transaction, link.id()), link.card())),
                        SqlTimes.of(link.askedAt()),
                        SqlTimes.of(link.expiresAt())))
                .replaceWithVoid();
    }

    public Uni<Optional<CardLink>> find(OrganisationTransaction transaction, byte[] tokenHash) {
        return find(transaction, FIND, tokenHash);
    }

    /** Locked, so that it is used once. */
    public Uni<Optional<CardLink>> lock(OrganisationTransaction transaction, byte[] tokenHash) {
        return find(transaction, FIND + " for update", tokenHash);
    }

    private Uni<Optional<CardLink>> find(OrganisationTransaction transaction, String sql, byte[] tokenHash) {
        return transaction
                .first(sql, transaction.organisation(), Buffer.buffer(tokenHash))
                .map(row -> Optional.ofNullable(row).map(found -> link(transaction, found)));
    }

    public Uni<Void> use(OrganisationTransaction transaction, CardLink link, Instant now) {
        return transaction
                .update(USE, transaction.organisation(), link.id(), SqlTimes.of(now))
                .replaceWithVoid();
    }

    private CardLink link(OrganisationTransaction transaction, Row row) {
        UUID id = row.getUUID("id");
        var card = row.getBuffer("card");
        return new CardLink(
                id,
                row.getUUID("user_id"),
                row.getUUID("device_id"),
                row.getString("device_name"),
                card == null ? "" : cipher.decryptText(context(transaction, id), card.getBytes()),
                SqlTimes.required(row, "asked_at"),
                SqlTimes.required(row, "expires_at"),
                SqlTimes.optional(row, "redeemed_at"));
    }

    private static CipherContext context(OrganisationTransaction transaction, UUID id) {
        return new CipherContext(transaction.organisation(), id, 1);
    }
}
