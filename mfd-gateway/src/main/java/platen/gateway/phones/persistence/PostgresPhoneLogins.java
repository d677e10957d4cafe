package platen.gateway.phones.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.forgetting.Forgets;
import platen.gateway.people.Subjects.Holder;
import platen.gateway.phones.PhoneLogins;
import platen.gateway.phones.domain.Asked;
import platen.gateway.phones.domain.PhoneLogin;
import platen.gateway.phones.domain.PhoneLogin.State;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;

/** The table {@code phone_login}. */
@ApplicationScoped
class PostgresPhoneLogins implements PhoneLogins, Forgets {

    /** Longer than any of them is of use; its line in the log of attempts stays. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private static final String COLUMNS =
            "l.id, l.device_id, l.attempt_id, l.begun_at, l.expires_at, l.state from phone_login l";

    private static final String RECENT = """
            select count(*) as times, min(begun_at) as first from phone_login
             where organisation_id = $1 and device_id = $2 and begun_at > $3""";

    private static final String OF_ATTEMPT =
            "select " + COLUMNS + " where l.organisation_id = $1 and l.device_id = $2 and l.attempt_id = $3";

    private static final String REPLACE = """
            update phone_login set state = 'replaced', user_id = null
             where organisation_id = $1 and device_id = $2 and state in ('open', 'confirmed')""";

    private static final String BEGIN = """
            insert into phone_login (organisation_id, id, device_id, attempt_id, token_hash, begun_at, expires_at, state)
            values ($1, $2, $3, $4, $5, $6, $7, 'open')
            on conflict (organisation_id, device_id, attempt_id) do nothing""";

    private static final String FIND =
            "select " + COLUMNS + " where l.organisation_id = $1 and l.device_id = $2 and l.id = $3";

    private static final String OF_TOKEN = "select d.name, d.site, " + COLUMNS
            + " join device d on d.organisation_id = l.organisation_id and d.id = l.device_id"
            + " where l.organisation_id = $1 and l.token_hash = $2 and d.unpaired_at is null and d.paused_at is null";

    private static final String DECIDE =
            "update phone_login set state = $3, user_id = $4 where organisation_id = $1 and id = $2 and state = 'open'";

    private static final String COLLECT = """
            update phone_login l set state = 'collected'
              from person p
             where l.organisation_id = $1 and l.device_id = $2 and l.id = $3 and l.state = 'confirmed' and l.expires_at > $4
               and p.organisation_id = l.organisation_id and p.user_id = l.user_id and p.state = 'active'
            returning p.user_id, p.display_name""";

    private static final String FORGET = "delete from phone_login where organisation_id = $1 and begun_at < $2";

    private final OrganisationTransactions transactions;

    PostgresPhoneLogins(OrganisationTransactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public Uni<Recent> recent(OrganisationTransaction transaction, UUID deviceId, Instant since) {
        return transaction
                .query(RECENT, transaction.organisation(), deviceId, SqlTimes.of(since))
                .map(rows -> rows.iterator().next())
                .map(row -> new Recent(row.getLong("times"), SqlTimes.optional(row, "first")));
    }

    @Override
    public Uni<Optional<PhoneLogin>> ofAttempt(OrganisationTransaction transaction, UUID deviceId, String attemptId) {
        return transaction
                .first(OF_ATTEMPT, transaction.organisation(), deviceId, attemptId)
                .map(row -> Optional.ofNullable(row).map(PostgresPhoneLogins::login));
    }

    @Override
    public Uni<Boolean> begin(OrganisationTransaction transaction, PhoneLogin login, byte[] tokenHash) {
        return transaction
                .update(REPLACE, transaction.organisation(), login.deviceId())
                .chain(() -> transaction.update(
                        BEGIN,
                        transaction.organisation(),
                        login.id(),
                        login.deviceId(),
                        login.attemptId(),
                        Buffer.buffer(tokenHash),
                        SqlTimes.of(login.begunAt()),
                        SqlTimes.of(login.expiresAt())))
                .map(added -> added == 1);
    }

    @Override
    public Uni<Optional<PhoneLogin>> find(UUID organisation, UUID deviceId, UUID id) {
        return transactions
                .in(organisation, transaction -> transaction.first(FIND, organisation, deviceId, id))
                .map(row -> Optional.ofNullable(row).map(PostgresPhoneLogins::login));
    }

    @Override
    public Uni<Optional<Asked>> ofToken(OrganisationTransaction transaction, byte[] tokenHash) {
        return asked(transaction, OF_TOKEN, tokenHash);
    }

    @Override
    public Uni<Optional<Asked>> lock(OrganisationTransaction transaction, byte[] tokenHash) {
        return asked(transaction, OF_TOKEN + " for update of l", tokenHash);
    }

    private static Uni<Optional<Asked>> asked(OrganisationTransaction transaction, String sql, byte[] tokenHash) {
        return transaction
                .first(sql, transaction.organisation(), Buffer.buffer(tokenHash))
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Asked(
                                login(found), found.getString("name"), Optional.ofNullable(found.getString("site")))));
    }

    private static PhoneLogin login(Row row) {
        return new PhoneLogin(
                row.getUUID("id"),
                row.getUUID("device_id"),
                row.getString("attempt_id"),
                SqlTimes.required(row, "begun_at"),
                SqlTimes.required(row, "expires_at"),
                State.of(row.getString("state")));
    }

    @Override
    public Uni<Void> confirm(OrganisationTransaction transaction, UUID id, UUID user) {
        return decide(transaction, id, State.CONFIRMED, user);
    }

    @Override
    public Uni<Void> refuse(OrganisationTransaction transaction, UUID id) {
        return decide(transaction, id, State.REFUSED, null);
    }

    private static Uni<Void> decide(OrganisationTransaction transaction, UUID id, State state, @Nullable UUID user) {
        return transaction
                .update(DECIDE, transaction.organisation(), id, state.name().toLowerCase(Locale.ROOT), user)
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Holder>> collect(UUID organisation, UUID deviceId, UUID id, Instant now) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.first(
                                COLLECT, organisation, deviceId, id, SqlTimes.of(now.minus(PhoneLogin.GRACE))))
                .map(row -> Optional.ofNullable(row)
                        .map(found -> new Holder(found.getUUID("user_id"), found.getString("display_name"))));
    }

    @Override
    public Uni<Void> forget(UUID organisation, Instant now) {
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.update(FORGET, organisation, SqlTimes.of(now.minus(REMEMBERED))))
                .replaceWithVoid();
    }
}
