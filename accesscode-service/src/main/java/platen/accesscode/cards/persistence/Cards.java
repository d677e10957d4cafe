package platen.accesscode.cards.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code card}. */
@ApplicationScoped
public class Cards {

    /** A card's number never changes. */
    private static final long VERSION = 1;

    private static final String COLUMNS =
            "select id, user_id, state, ciphertext, origin, source, registered_at from card";

    private final DataCipher cipher;
    private final Fingerprints fingerprints;

    Cards(DataCipher cipher, Fingerprints fingerprints) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** A person's cards, oldest first. */
    public Uni<List<Card>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(
                        COLUMNS + " where organisation_id = $1 and user_id = $2 order by registered_at, id",
                        transaction.organisation(),
                        user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> card(transaction.organisation(), row))
                        .toList());
    }

    public Uni<@Nullable Card> find(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(COLUMNS + " where organisation_id = $1 and id = $2", transaction.organisation(), id)
                .map(row -> row == null ? null : card(transaction.organisation(), row));
    }

    /** Whose card it is. */
    public Uni<@Nullable UUID> holder(OrganisationTransaction transaction, CardNumber number) {
        return transaction
                .first(
                        "select user_id from card where organisation_id = $1 and blind_index = $2",
                        transaction.organisation(),
                        Columns.bytea(fingerprints.of(transaction.organisation(), number)))
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }

    public Uni<Void> add(OrganisationTransaction transaction, Card card) {
        UUID organisation = transaction.organisation();
        return transaction
                .update(
                        """
                        insert into card (organisation_id, id, user_id, state, blind_index, key_id, ciphertext,
                            origin, source, registered_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
                        """,
                        organisation,
                        card.id(),
                        card.user(),
                        state(card),
                        Columns.bytea(fingerprints.of(organisation, card.number())),
                        fingerprints.keyId(),
                        Columns.bytea(cipher.encrypt(
                                context(organisation, card.id()), card.number().value())),
                        card.origin().slug(),
                        card.origin() instanceof CardOrigin.Synced synced ? synced.source() : null,
                        Columns.timestamptz(card.registeredAt()))
                .replaceWithVoid();
    }

    public Uni<Void> setState(OrganisationTransaction transaction, Card card) {
        return transaction
                .update(
                        "update card set state = $3 where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        card.id(),
                        state(card))
                .replaceWithVoid();
    }

    public Uni<Void> remove(OrganisationTransaction transaction, Card card) {
        return transaction
                .update(
                        "delete from card where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        card.id())
                .replaceWithVoid();
    }

    private Card card(UUID organisation, Row row) {
        UUID id = row.getUUID("id");
        byte[] ciphertext = row.getBuffer("ciphertext").getBytes();
        String source = row.getString("source");
        return new Card(
                id,
                row.getUUID("user_id"),
                new CardNumber(cipher.decryptText(context(organisation, id), ciphertext)),
                source == null ? CardOrigin.TYPED : new CardOrigin.Synced(source),
                row.getString("state").equals("active"),
                row.getOffsetDateTime("registered_at").toInstant());
    }

    private static String state(Card card) {
        return card.works() ? "active" : "stopped";
    }

    private static CipherContext context(UUID organisation, UUID id) {
        return new CipherContext(organisation, id, VERSION);
    }
}
