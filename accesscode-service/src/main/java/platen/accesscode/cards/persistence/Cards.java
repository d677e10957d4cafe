package platen.accesscode.cards.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.CardNumber;
import platen.accesscode.domain.Fingerprint;
import platen.accesscode.secrets.Columns;
import platen.accesscode.secrets.Fingerprints;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code card}. */
@ApplicationScoped
public class Cards {

    private static final String COLUMNS = """
            select id, user_id, state, ciphertext, origin, source, label, valid_until, registered_at, version
            from card where organisation_id = $1""";

    private final CardCipher cipher;
    private final Fingerprints fingerprints;

    Cards(CardCipher cipher, Fingerprints fingerprints) {
        this.cipher = cipher;
        this.fingerprints = fingerprints;
    }

    /** A person's cards, oldest first. */
    public Uni<List<Card>> of(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(COLUMNS + " and user_id = $2 order by registered_at, id", transaction.organisation(), user)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> card(transaction.organisation(), row))
                        .toList());
    }

    /** One of a person's cards. */
    public Uni<@Nullable Card> find(OrganisationTransaction transaction, UUID user, UUID id) {
        return transaction
                .first(COLUMNS + " and id = $2 and user_id = $3", transaction.organisation(), id, user)
                .map(row -> row == null ? null : card(transaction.organisation(), row));
    }

    public Uni<Integer> count(OrganisationTransaction transaction, UUID user) {
        return transaction
                .query(
                        "select count(*)::int as cards from card where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .map(rows -> rows.iterator().next().getInteger("cards"));
    }

    /** Whose card it is. */
    public Uni<@Nullable UUID> holder(OrganisationTransaction transaction, CardNumber number) {
        return transaction
                .first(
                        "select user_id from card where organisation_id = $1 and blind_index = any($2)",
                        transaction.organisation(),
                        Columns.byteas(fingerprints.candidates(transaction.organisation(), number)))
                .map(row -> row == null ? null : row.getUUID("user_id"));
    }

    /** Whose cards they are, of those that are somebody's. */
    public Uni<Map<Fingerprint, UUID>> holders(OrganisationTransaction transaction, Collection<Fingerprint> cards) {
        return transaction
                .query(
                        "select blind_index, user_id from card where organisation_id = $1 and blind_index = any($2)",
                        transaction.organisation(),
                        Columns.byteas(cards))
                .map(Columns::holders);
    }

    /** Several people's cards, each person's oldest first. */
    public Uni<List<Card>> ofAll(OrganisationTransaction transaction, Collection<UUID> users) {
        return transaction
                .query(
                        COLUMNS + " and user_id = any($2) order by user_id, registered_at, id",
                        transaction.organisation(),
                        users.toArray(UUID[]::new))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> card(transaction.organisation(), row))
                        .toList());
    }

    public Uni<Void> add(OrganisationTransaction transaction, Card card) {
        UUID organisation = transaction.organisation();
        return transaction
                .update(
                        """
                        insert into card (organisation_id, id, user_id, state, blind_index, key_id, ciphertext,
                            origin, source, label, valid_until, registered_at, version)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        """,
                        organisation,
                        card.id(),
                        card.user(),
                        state(card),
                        Columns.bytea(fingerprints.of(organisation, card.number())),
                        fingerprints.keyId(),
                        cipher.encrypted(organisation, card),
                        card.origin().slug(),
                        card.origin().sourceName(),
                        card.terms().label(),
                        Columns.nullableTimestamptz(card.terms().validUntil()),
                        Columns.timestamptz(card.registeredAt()),
                        card.version())
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

    /** Another end is told of again. */
    public Uni<Void> changeTerms(OrganisationTransaction transaction, Card card) {
        return transaction
                .update(
                        """
                        update card set label = $3, valid_until = $4, version = $5,
                            end_told = end_told and valid_until is not distinct from $4
                        where organisation_id = $1 and id = $2
                        """,
                        transaction.organisation(),
                        card.id(),
                        card.terms().label(),
                        Columns.nullableTimestamptz(card.terms().validUntil()),
                        card.version())
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
        return cipher.card(organisation, row, row.getString("state").equals("active"));
    }

    private static String state(Card card) {
        return card.works() ? "active" : "stopped";
    }
}
