package platen.gateway.offline.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import platen.gateway.offline.OfflineCards;
import platen.gateway.offline.domain.BundleCard;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransactions;

@ApplicationScoped
class PostgresOfflineCards implements OfflineCards {

    private static final UUID FIRST = new UUID(0, 0);

    private static final String STATE = """
            select (select count(*) || '|' || coalesce(sum(hashtextextended(
                               k.credential_id || '|' || k.revision || '|' || p.revision, 0)), 0)
                      from credential k
                      join person p on p.organisation_id = k.organisation_id and p.user_id = k.user_id
                     where k.organisation_id = $1 and k.kind = 'card' and k.offline_index is not null
                       and p.state = 'active')
                   || '|' || (select coalesce(sum(hashtextextended(user_id || '|' || version, 0)), 0)
                                from card_pin where organisation_id = $1) as state""";

    private static final String PAGE = """
            select k.user_id, k.credential_id, p.display_name, k.valid_until, k.offline_index
              from credential k
              join person p on p.organisation_id = k.organisation_id and p.user_id = k.user_id
             where k.organisation_id = $1 and k.kind = 'card' and k.offline_index is not null and p.state = 'active'
               and (k.user_id, k.credential_id) > ($2, $3)
               and (k.valid_until is null or k.valid_until > $4)
               and ($5 or not exists (
                     select from card_pin n
                      where n.organisation_id = k.organisation_id and n.user_id = k.user_id
                        and n.ciphertext is not null))
               and not exists (
                     select from credential other
                      where other.organisation_id = k.organisation_id and other.kind = 'card'
                        and other.blind_index = k.blind_index and other.credential_id <> k.credential_id)
             order by k.user_id, k.credential_id
             limit $6""";

    private final OrganisationTransactions transactions;

    PostgresOfflineCards(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<String> state(UUID organisation) {
        return transactions
                .in(organisation, transaction -> transaction.query(STATE, organisation))
                .map(rows -> rows.iterator().next().getString("state"));
    }

    @Override
    public Uni<List<BundleCard>> page(Wanted wanted, Optional<BundleCard> after, int limit) {
        return transactions
                .in(
                        wanted.organisation(),
                        transaction -> transaction.query(
                                PAGE,
                                wanted.organisation(),
                                after.map(BundleCard::userId).orElse(FIRST),
                                after.map(BundleCard::cardId).orElse(FIRST),
                                SqlTimes.of(wanted.now()),
                                wanted.withPins(),
                                limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresOfflineCards::card)
                        .toList());
    }

    private static BundleCard card(Row row) {
        return new BundleCard(
                row.getUUID("user_id"),
                row.getUUID("credential_id"),
                row.getString("display_name"),
                SqlTimes.optional(row, "valid_until"),
                row.getBuffer("offline_index").getBytes());
    }
}
