package platen.gateway.devices.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.gateway.devices.Devices;
import platen.gateway.devices.domain.Device;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.devices.domain.KeyProof;
import platen.gateway.devices.domain.PairedDevice;
import platen.gateway.settings.ReadSettings;
import platen.gateway.sql.Lookups;
import platen.gateway.sql.SqlTimes;
import platen.kit.crypto.SecretTokens;
import platen.kit.organisation.OrganisationSessions;
import platen.kit.organisation.OrganisationTransaction;
import platen.kit.organisation.OrganisationTransactions;
import platen.kit.rest.Cursor;
import platen.kit.rest.Limit;

@ApplicationScoped
class PostgresDevices implements Devices {

    private static final String COLUMNS =
            "id, name, site, serial, model, vendor, approved_at, paired_at, paused_at, last_seen_at, version,"
                    + " key_x, key_y";

    private static final String ADD = """
            insert into device (
                organisation_id, id, name, site, serial, model, vendor, approved_at, approved_by, key_x, key_y,
                key_thumbprint)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)""";

    private static final String PAIR = """
            update device set token_hash = $3, panel_secret_hash = $4, paired_at = $5, version = version + 1
             where organisation_id = $1 and id = $2 and unpaired_at is null
            returning\s""" + COLUMNS;

    private static final String PAUSE = """
            update device set paused_at = $3, paused_by = $4, version = version + 1
             where organisation_id = $1 and id = $2 and unpaired_at is null and paused_at is null
            returning\s""" + COLUMNS;

    private static final String RESUME = """
            update device set paused_at = null, paused_by = null, version = version + 1
             where organisation_id = $1 and id = $2 and unpaired_at is null and paused_at is not null
            returning\s""" + COLUMNS;

    private static final String FIND =
            "select " + COLUMNS + " from device where organisation_id = $1 and id = $2 and unpaired_at is null";

    private static final String PANEL_SECRET = """
            update device set panel_secret_hash = $3, version = version + 1
             where organisation_id = $1 and id = $2 and unpaired_at is null and paired_at is not null""";

    private static final String RENEW = """
            update device set token_hash = $3, former_token_hash = $4, former_token_until = $5, version = version + 1
             where organisation_id = $1 and id = $2 and unpaired_at is null and key_thumbprint is not null
               and $4 in (token_hash, former_token_hash)""";

    private static final String SEEN = """
            update device set last_seen_at = greatest(last_seen_at, at)
              from unnest($2::uuid[], $3::timestamptz[]) as seen (device, at)
             where organisation_id = $1 and id = device""";

    private static final String UNPAIR = """
            update device set token_hash = null, former_token_hash = null, former_token_until = null,
                   panel_secret_hash = null, unpaired_at = $3, version = version + 1
             where organisation_id = $1 and id = $2""";

    private static final String LOCK =
            "select version from device where organisation_id = $1 and id = $2 and unpaired_at is null for update";

    private static final String BY_TOKEN =
            "select id, name, site, token_hash, paused, organisation_settings, device_settings from"
                    + " find_device($1, $2, $3, $4, $5)";

    private static final String BY_PANEL =
            "select id, name, site, paused, organisation_settings, device_settings from find_panel($1, $2)";

    private final OrganisationSessions sessions;
    private final OrganisationTransactions transactions;
    private final Lookups lookups;
    private final ReadSettings settings;

    PostgresDevices(
            OrganisationSessions sessions,
            OrganisationTransactions transactions,
            Lookups lookups,
            ReadSettings settings) {
        this.sessions = sessions;
        this.transactions = transactions;
        this.lookups = lookups;
        this.settings = settings;
    }

    @Override
    public Uni<Void> add(OrganisationTransaction transaction, Approval approval, DeviceDescription description) {
        return transaction
                .update(
                        ADD,
                        transaction.organisation(),
                        approval.deviceId(),
                        approval.name(),
                        approval.site().orElse(null),
                        description.serial(),
                        description.model(),
                        description.vendor(),
                        SqlTimes.of(approval.at()),
                        approval.by(),
                        description.key().map(DeviceKey::x).orElse(null),
                        description.key().map(DeviceKey::y).orElse(null),
                        description.key().map(DeviceKey::thumbprint).orElse(null))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Device>> pair(
            OrganisationTransaction transaction, UUID id, byte[] tokenHash, byte[] panelSecretHash, Instant now) {
        return transaction
                .first(
                        PAIR,
                        transaction.organisation(),
                        id,
                        Buffer.buffer(tokenHash),
                        Buffer.buffer(panelSecretHash),
                        SqlTimes.of(now))
                .map(row -> Optional.ofNullable(row).map(PostgresDevices::device));
    }

    private static Device device(Row row) {
        return new Device(
                row.getUUID("id"),
                row.getString("name"),
                Optional.ofNullable(row.getString("site")),
                new DeviceDescription(
                        row.getString("serial"),
                        row.getString("model"),
                        row.getString("vendor"),
                        DeviceKeys.of(row.getString("key_x"), row.getString("key_y"))),
                SqlTimes.required(row, "approved_at"),
                SqlTimes.optional(row, "paired_at"),
                SqlTimes.optional(row, "paused_at"),
                SqlTimes.optional(row, "last_seen_at"),
                row.getInteger("version"));
    }

    @Override
    public Uni<Void> unpair(OrganisationTransaction transaction, UUID id, Instant now) {
        return transaction
                .update(UNPAIR, transaction.organisation(), id, SqlTimes.of(now))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Device>> pause(OrganisationTransaction transaction, UUID id, Instant now, String by) {
        return device(transaction.first(PAUSE, transaction.organisation(), id, SqlTimes.of(now), by));
    }

    @Override
    public Uni<Optional<Device>> resume(OrganisationTransaction transaction, UUID id) {
        return device(transaction.first(RESUME, transaction.organisation(), id));
    }

    @Override
    public Uni<Optional<Device>> find(OrganisationTransaction transaction, UUID id) {
        return device(transaction.first(FIND, transaction.organisation(), id));
    }

    private static Uni<Optional<Device>> device(Uni<@Nullable Row> found) {
        return found.map(row -> Optional.ofNullable(row).map(PostgresDevices::device));
    }

    @Override
    public Uni<Boolean> keepPanelSecret(OrganisationTransaction transaction, UUID id, byte[] hash) {
        return transaction
                .update(PANEL_SECRET, transaction.organisation(), id, Buffer.buffer(hash))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<Void> seen(UUID organisation, Map<UUID, Instant> seen) {
        // In one order, so that two replicas do not wait for each other.
        var ordered = new TreeMap<>(seen);
        return transactions
                .in(
                        organisation,
                        transaction -> transaction.update(
                                SEEN,
                                organisation,
                                ordered.keySet().toArray(UUID[]::new),
                                ordered.values().stream().map(SqlTimes::of).toArray(OffsetDateTime[]::new)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Long>> lock(OrganisationTransaction transaction, UUID id) {
        return transaction
                .first(LOCK, transaction.organisation(), id)
                .map(row -> Optional.ofNullable(row).map(found -> found.getLong("version")));
    }

    @Override
    public Uni<@Nullable PairedDevice> byToken(
            UUID organisation, byte[] tokenHash, Optional<KeyProof> proof, Instant now) {
        return lookups.call(
                        BY_TOKEN,
                        organisation,
                        Buffer.buffer(tokenHash),
                        proof.map(KeyProof::thumbprint).orElse(null),
                        proof.map(given -> Buffer.buffer(given.id())).orElse(null),
                        SqlTimes.of(now))
                .map(rows -> {
                    for (Row row : rows) {
                        if (SecretTokens.matches(row.getBuffer("token_hash").getBytes(), tokenHash)) {
                            return paired(organisation, row);
                        }
                    }
                    return null;
                });
    }

    @Override
    public Uni<Boolean> renew(OrganisationTransaction transaction, UUID id, Renewal renewal) {
        return transaction
                .update(
                        RENEW,
                        transaction.organisation(),
                        id,
                        Buffer.buffer(renewal.tokenHash()),
                        Buffer.buffer(renewal.formerHash()),
                        SqlTimes.of(renewal.formerUntil()))
                .map(rows -> rows == 1);
    }

    @Override
    public Uni<@Nullable PairedDevice> byPanelSecret(UUID organisation, byte[] secretHash) {
        return lookups.call(BY_PANEL, organisation, Buffer.buffer(secretHash))
                .map(rows -> rows.size() == 0
                        ? null
                        : paired(organisation, rows.iterator().next()));
    }

    private PairedDevice paired(UUID organisation, Row row) {
        UUID id = row.getUUID("id");
        return new PairedDevice(
                organisation,
                id,
                row.getString("name"),
                Optional.ofNullable(row.getString("site")),
                settings.effective(id, row.getString("organisation_settings"), row.getString("device_settings")),
                row.getBoolean("paused"));
    }

    @Override
    public Uni<Optional<Device>> find(UUID organisation, UUID id) {
        return sessions.read(
                        organisation,
                        () -> DeviceEntity.<DeviceEntity>find("id = ?1 and unpairedAt is null", id)
                                .firstResult())
                .map(found -> Optional.ofNullable(found).map(DeviceEntity::toDevice));
    }

    @Override
    public Uni<List<Device>> list(UUID organisation, DeviceFilter filter, Limit limit, @Nullable Cursor after) {
        var wanted = new DeviceQuery(filter, after);
        return sessions.read(
                        organisation,
                        () -> DeviceEntity.<DeviceEntity>find(wanted.text(), wanted.parameters())
                                .range(0, limit.value())
                                .list())
                .map(rows -> rows.stream().map(DeviceEntity::toDevice).toList());
    }
}
