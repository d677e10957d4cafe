package platen.gateway.attempts.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.logging.Logger;
import platen.gateway.GatewayConfig;
import platen.gateway.attempts.UnknownCards;
import platen.gateway.attempts.domain.UnknownCard;
import platen.gateway.forgetting.Forgets;
import platen.gateway.sql.SqlTimes;
import platen.kit.crypto.CipherContext;
import platen.kit.crypto.DataCipher;
import platen.kit.crypto.DecryptionFailed;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresUnknownCards implements UnknownCards, Forgets {

    private static final Logger LOG = Logger.getLogger(PostgresUnknownCards.class);

    private static final String KEEP = """
            insert into unknown_card (organisation_id, attempt_id, device_id, at, card) values ($1, $2, $3, $4, $5)
            on conflict (organisation_id, attempt_id) do nothing""";

    private static final String FIND = """
            select attempt_id, device_id, card, assigned_to from unknown_card
             where organisation_id = $1 and attempt_id = any($2)""";

    private static final String LOCK = FIND + " for update";
    private static final String ASSIGN =
            "update unknown_card set assigned_to = $3 where organisation_id = $1 and attempt_id = $2";
    private static final String FORGET = "delete from unknown_card where organisation_id = $1 and at < $2";

    /** Between number and raw value; no canonical number holds it. */
    private static final char BREAK = '\n';

    private final OrganisationTransactions transactions;
    private final DataCipher cipher;
    private final Duration keep;

    PostgresUnknownCards(OrganisationTransactions transactions, DataCipher cipher, GatewayConfig config) {
        this.keep = config.attempts().keepCards();
        this.transactions = transactions;
        this.cipher = cipher;
    }

    @Override
    public Uni<Void> keep(OrganisationTransaction transaction, UnknownCard card, Instant at) {
        UUID organisation = transaction.organisation();
        byte[] encrypted = cipher.encrypt(context(organisation, card.attemptId()), card.number() + BREAK + card.raw());
        return transaction
                .update(
                        KEEP,
                        organisation,
                        card.attemptId(),
                        card.deviceId(),
                        SqlTimes.of(at),
                        Buffer.buffer(encrypted))
                .replaceWithVoid();
    }

    @Override
    public Uni<Map<UUID, UnknownCard>> of(UUID organisation, Collection<UUID> attempts) {
        return attempts.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : transactions.in(organisation, transaction -> find(transaction, FIND, attempts));
    }

    @Override
    public Uni<Optional<UnknownCard>> lock(OrganisationTransaction transaction, UUID attempt) {
        return find(transaction, LOCK, Set.of(attempt)).map(found -> Optional.ofNullable(found.get(attempt)));
    }

    private Uni<Map<UUID, UnknownCard>> find(
            OrganisationTransaction transaction, String sql, Collection<UUID> attempts) {
        return transaction
                .query(sql, transaction.organisation(), attempts.toArray(UUID[]::new))
                .map(rows -> {
                    Map<UUID, UnknownCard> found = new HashMap<>();
                    for (Row row : rows) {
                        card(transaction.organisation(), row).ifPresent(card -> found.put(card.attemptId(), card));
                    }
                    return found;
                });
    }

    /** Under a key that is gone it is as good as forgotten. */
    private Optional<UnknownCard> card(UUID organisation, Row row) {
        UUID attempt = row.getUUID("attempt_id");
        try {
            String text = cipher.decryptText(
                    context(organisation, attempt), row.getBuffer("card").getBytes());
            int end = text.indexOf(BREAK);
            return Optional.of(new UnknownCard(
                    attempt,
                    row.getUUID("device_id"),
                    text.substring(0, end),
                    text.substring(end + 1),
                    Optional.ofNullable(row.getUUID("assigned_to"))));
        } catch (DecryptionFailed keyGone) {
            LOG.warnf("A card of the log cannot be read. organisationId=%s", organisation);
            return Optional.empty();
        }
    }

    private static CipherContext context(UUID organisation, UUID attempt) {
        return new CipherContext(organisation, attempt, 1);
    }

    @Override
    public Uni<Void> assign(OrganisationTransaction transaction, UUID attempt, UUID user) {
        return transaction
                .update(ASSIGN, transaction.organisation(), attempt, user)
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(UUID organisation, Instant now) {
        return transactions
                .in(organisation, transaction -> transaction.update(FORGET, organisation, SqlTimes.of(now.minus(keep))))
                .replaceWithVoid();
    }
}
