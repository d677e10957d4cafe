package platen.gateway.onetimecodes.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import platen.gateway.GatewayConfig;
import platen.gateway.forgetting.Forgets;
import platen.gateway.onetimecodes.OneTimeCodes;
import platen.gateway.onetimecodes.domain.OneTimeCode;
import platen.gateway.onetimecodes.domain.OneTimeCode.End;
import platen.gateway.onetimecodes.domain.OneTimePurpose;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

/** The table {@code one_time_code}. */
@ApplicationScoped
class PostgresOneTimeCodes implements OneTimeCodes, Forgets {

    private static final String OPEN = """
            select count(*) filter (where user_id = $2) as own, count(*) as all_people from one_time_code
             where organisation_id = $1 and expires_at > $3 and blind_index is not null""";

    private static final String ADD = """
            insert into one_time_code (organisation_id, id, user_id, purpose, blind_index, minted_at, minted_by, mailed, expires_at)
            select $1::uuid, $2::uuid, $3::uuid, $4::text, $5::bytea, $6::timestamptz, $7::text, $8::boolean, $9::timestamptz
             where not exists (
                select from one_time_code where organisation_id = $1::uuid and blind_index = any($10::bytea[]))
            on conflict (organisation_id, blind_index) where blind_index is not null do nothing""";

    private static final String LIST = """
            select id, user_id, purpose, minted_at, minted_by, mailed, expires_at, ended_at, ended_by, end_reason
              from one_time_code
             where organisation_id = $1 and user_id = $2
               and ($3::timestamptz is null or (minted_at, id) < ($3::timestamptz, $4::uuid))
             order by minted_at desc, id desc limit $5""";

    private static final String USE = """
            update one_time_code set blind_index = null, ended_at = $3, end_reason = 'used'
             where organisation_id = $1 and id = $2 and blind_index is not null and expires_at > $3""";

    private static final String REVOKE = """
            update one_time_code set blind_index = null, ended_at = $4, ended_by = $5, end_reason = 'revoked'
             where organisation_id = $1 and user_id = $2 and id = $3 and blind_index is not null""";

    private static final String KNOWN =
            "select from one_time_code where organisation_id = $1 and user_id = $2 and id = $3";

    private static final String END_OF = """
            update one_time_code set blind_index = null, ended_at = $3, end_reason = 'person-left'
             where organisation_id = $1 and user_id = $2 and blind_index is not null""";

    private static final String FORGET = """
            delete from one_time_code
             where organisation_id = $1 and minted_at < $2 and (ended_at is not null or expires_at < $2)""";

    private final OrganisationTransactions transactions;
    private final Duration keep;

    PostgresOneTimeCodes(OrganisationTransactions transactions, GatewayConfig config) {
        this.transactions = transactions;
        this.keep = config.attempts().keep();
    }

    @Override
    public Uni<Open> open(OrganisationTransaction transaction, UUID user, Instant now) {
        return transaction
                .query(OPEN, transaction.organisation(), user, SqlTimes.of(now))
                .map(rows -> rows.iterator().next())
                .map(row -> new Open(row.getLong("own"), row.getLong("all_people")));
    }

    @Override
    public Uni<Boolean> add(
            OrganisationTransaction transaction, OneTimeCode code, byte[] index, List<byte[]> candidates) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        code.id(),
                        code.user(),
                        code.purpose().kind(),
                        Buffer.buffer(index),
                        SqlTimes.of(code.mintedAt()),
                        code.mintedBy(),
                        code.mailed(),
                        SqlTimes.of(code.expiresAt()),
                        candidates.stream().map(Buffer::buffer).toArray(Buffer[]::new))
                .map(added -> added == 1);
    }

    @Override
    public Uni<List<OneTimeCode>> list(UUID organisation, UUID user, Limit limit, @Nullable Cursor after) {
        @Nullable OffsetDateTime before = after == null ? null : SqlTimes.of(after.instant(0));
        @Nullable UUID beforeId = after == null ? null : after.uuid(1);
        return transactions
                .in(
                        organisation,
                        transaction ->
                                transaction.query(LIST, organisation, user, before, beforeId, limit.andOneMore()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map(PostgresOneTimeCodes::code)
                        .toList());
    }

    private static OneTimeCode code(Row row) {
        return new OneTimeCode(
                row.getUUID("id"),
                row.getUUID("user_id"),
                OneTimePurpose.ofKind(row.getString("purpose")),
                SqlTimes.required(row, "minted_at"),
                row.getString("minted_by"),
                row.getBoolean("mailed"),
                SqlTimes.required(row, "expires_at"),
                SqlTimes.optional(row, "ended_at")
                        .map(at -> new End(
                                at, row.getString("end_reason"), Optional.ofNullable(row.getString("ended_by")))));
    }

    @Override
    public Uni<Boolean> use(OrganisationTransaction transaction, UUID id, Instant now) {
        return transaction
                .update(USE, transaction.organisation(), id, SqlTimes.of(now))
                .map(used -> used == 1);
    }

    @Override
    public Uni<Boolean> revoke(OrganisationTransaction transaction, UUID user, UUID id, String by, Instant now) {
        return transaction
                .update(REVOKE, transaction.organisation(), user, id, SqlTimes.of(now), by)
                .chain(revoked -> revoked == 1
                        ? Uni.createFrom().item(true)
                        : transaction
                                .query(KNOWN, transaction.organisation(), user, id)
                                .map(rows -> rows.size() == 1));
    }

    @Override
    public Uni<Void> endOf(OrganisationTransaction transaction, UUID user, Instant now) {
        return transaction
                .update(END_OF, transaction.organisation(), user, SqlTimes.of(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> forget(UUID organisation, Instant now) {
        return transactions
                .in(organisation, transaction -> transaction.update(FORGET, organisation, SqlTimes.of(now.minus(keep))))
                .replaceWithVoid();
    }
}
