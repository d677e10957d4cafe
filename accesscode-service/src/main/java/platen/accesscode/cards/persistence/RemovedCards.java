package platen.accesscode.cards.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.accesscode.cards.domain.Card;
import platen.accesscode.cards.domain.Removal;
import platen.accesscode.cards.domain.RemovedCard;
import platen.accesscode.secrets.Columns;
import platen.kit.organisation.OrganisationTransaction;

/** The table {@code removed_card}. What is past its time counts as forgotten, deleted already or not. */
@ApplicationScoped
public class RemovedCards {

    /** As many as are shown. */
    private static final int NEWEST = 100;

    private static final String COLUMNS = """
            select id, user_id, ciphertext, origin, source, label, valid_until, registered_at, version,
                removed_at, why, remembered_until
            from removed_card where organisation_id = $1 and user_id = $2 and remembered_until > $3""";

    private final CardCipher cipher;

    RemovedCards(CardCipher cipher) {
        this.cipher = cipher;
    }

    public Uni<Void> add(OrganisationTransaction transaction, RemovedCard removed) {
        Card card = removed.card();
        return transaction
                .update(
                        """
                        insert into removed_card (organisation_id, id, user_id, ciphertext, origin, source, label,
                            valid_until, registered_at, version, removed_at, why, remembered_until)
                        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
                        """,
                        transaction.organisation(),
                        card.id(),
                        card.user(),
                        cipher.encrypted(transaction.organisation(), card),
                        card.origin().slug(),
                        card.origin().sourceName(),
                        card.terms().label(),
                        Columns.nullableTimestamptz(card.terms().validUntil()),
                        Columns.timestamptz(card.registeredAt()),
                        card.version(),
                        Columns.timestamptz(removed.removedAt()),
                        removed.why().slug(),
                        Columns.timestamptz(removed.rememberedUntil()))
                .replaceWithVoid();
    }

    /** A person's, the one removed last first; the newest hundred. */
    public Uni<List<RemovedCard>> of(OrganisationTransaction transaction, UUID user, Instant now) {
        return transaction
                .query(
                        COLUMNS + " order by removed_at desc, id limit " + NEWEST,
                        transaction.organisation(),
                        user,
                        Columns.timestamptz(now))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(row -> removed(transaction.organisation(), row))
                        .toList());
    }

    public Uni<@Nullable RemovedCard> find(OrganisationTransaction transaction, UUID user, UUID id, Instant now) {
        return transaction
                .first(COLUMNS + " and id = $4", transaction.organisation(), user, Columns.timestamptz(now), id)
                .map(row -> row == null ? null : removed(transaction.organisation(), row));
    }

    public Uni<Void> forgetOne(OrganisationTransaction transaction, UUID id) {
        return transaction
                .update(
                        "delete from removed_card where organisation_id = $1 and id = $2",
                        transaction.organisation(),
                        id)
                .replaceWithVoid();
    }

    /** All of a person's. */
    public Uni<Void> forget(OrganisationTransaction transaction, UUID user) {
        return transaction
                .update(
                        "delete from removed_card where organisation_id = $1 and user_id = $2",
                        transaction.organisation(),
                        user)
                .replaceWithVoid();
    }

    /** Those whose time is over. */
    public Uni<Void> forgetDue(OrganisationTransaction transaction, Instant now) {
        return transaction
                .update(
                        "delete from removed_card where organisation_id = $1 and remembered_until <= $2",
                        transaction.organisation(),
                        Columns.timestamptz(now))
                .replaceWithVoid();
    }

    private RemovedCard removed(UUID organisation, Row row) {
        return new RemovedCard(
                cipher.card(organisation, row, false),
                Removal.of(row.getString("why")),
                row.getOffsetDateTime("removed_at").toInstant(),
                row.getOffsetDateTime("remembered_until").toInstant());
    }
}
