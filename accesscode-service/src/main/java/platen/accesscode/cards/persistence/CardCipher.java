package platen.accesscode.cards.persistence;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.cards.domain.CardOrigin;
import platen.accesscode.cards.domain.CardTerms;
import platen.accesscode.secrets.Columns;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;

/** Numbers as the tables have them. A ciphertext is bound to its card, so a removed card's opens where it is restored. */
@ApplicationScoped
class CardCipher {

    /** A card's number never changes. */
    private static final long VERSION = 1;

    private final DataCipher cipher;

    CardCipher(DataCipher cipher) {
        this.cipher = cipher;
    }

    Buffer encrypted(UUID organisation, Card card) {
        return Columns.bytea(
                cipher.encrypt(context(organisation, card.id()), card.number().value()));
    }

    /** Of the columns that both tables have. */
    Card card(UUID organisation, Row row, boolean works) {
        UUID id = row.getUUID("id");
        byte[] ciphertext = row.getBuffer("ciphertext").getBytes();
        var end = row.getOffsetDateTime("valid_until");
        return new Card(
                id,
                row.getUUID("user_id"),
                new CardNumber(cipher.decryptText(context(organisation, id), ciphertext)),
                CardOrigin.of(row.getString("origin"), row.getString("source")),
                new CardTerms(row.getString("label"), end == null ? null : end.toInstant()),
                works,
                row.getOffsetDateTime("registered_at").toInstant(),
                row.getLong("version"));
    }

    private static CipherContext context(UUID organisation, UUID id) {
        return new CipherContext(organisation, id, VERSION);
    }
}
