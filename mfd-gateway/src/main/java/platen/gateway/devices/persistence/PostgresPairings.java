package platen.gateway.devices.persistence;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import platen.gateway.devices.Pairings;
import platen.gateway.devices.domain.DeviceDescription;
import platen.gateway.devices.domain.DeviceKey;
import platen.gateway.devices.domain.PairingCode;
import platen.gateway.sql.Lookups;
import platen.gateway.sql.SqlTimes;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresPairings implements Pairings {

    private static final UUID NOBODY = new UUID(0, 0);

    private static final String OPEN =
            "select opened, oldest from open_pairing($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)";

    private static final String APPROVE =
            "select serial, model, vendor, key_x, key_y from approve_pairing($1, $2, $3, $4, $5)";

    private static final String WAITING =
            "select serial, model, vendor, address, opened_at, expires_at, key_x, key_y from preview_pairing($1, $2)";

    private static final String FIND =
            "select organisation_id, device_id, expires_at, collected_at from find_pairing($1, $2)";

    private static final String COLLECT = """
            update pairing set collected_at = $3
             where organisation_id = $1 and id = $2 and collected_at is null and expires_at > $3""";

    private final Lookups lookups;

    PostgresPairings(Lookups lookups) {
        this.lookups = lookups;
    }

    @Override
    public Uni<Optional<Instant>> open(Request request, Instant since, int most) {
        return lookups.call(
                        OPEN,
                        request.id(),
                        Buffer.buffer(request.code().hash()),
                        Buffer.buffer(request.secretHash()),
                        request.device().serial(),
                        request.device().model(),
                        request.device().vendor(),
                        request.address(),
                        SqlTimes.of(request.openedAt()),
                        SqlTimes.of(request.expiresAt()),
                        SqlTimes.of(since),
                        most,
                        request.device().key().map(DeviceKey::x).orElse(null),
                        request.device().key().map(DeviceKey::y).orElse(null))
                .map(rows -> rows.iterator().next())
                .map(row ->
                        row.getBoolean("opened") ? Optional.empty() : Optional.of(SqlTimes.required(row, "oldest")));
    }

    @Override
    public Uni<Optional<DeviceDescription>> approve(
            OrganisationTransaction transaction, PairingCode code, UUID deviceId, Instant now, Instant expiresAt) {
        return transaction
                .first(
                        APPROVE,
                        Buffer.buffer(code.hash()),
                        transaction.organisation(),
                        deviceId,
                        SqlTimes.of(now),
                        SqlTimes.of(expiresAt))
                .map(row -> Optional.ofNullable(row).map(PostgresPairings::description));
    }

    @Override
    public Uni<Optional<Waiting>> waiting(PairingCode code, Instant now) {
        return lookups.call(WAITING, Buffer.buffer(code.hash()), SqlTimes.of(now))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(waiting(rows.iterator().next())));
    }

    private static Waiting waiting(Row row) {
        return new Waiting(
                description(row),
                row.getString("address"),
                SqlTimes.required(row, "opened_at"),
                SqlTimes.required(row, "expires_at"));
    }

    private static DeviceDescription description(Row row) {
        return new DeviceDescription(
                row.getString("serial"),
                row.getString("model"),
                row.getString("vendor"),
                DeviceKeys.of(row.getString("key_x"), row.getString("key_y")));
    }

    @Override
    public Uni<Optional<Progress>> find(UUID id, byte[] secretHash) {
        return lookups.call(FIND, id, Buffer.buffer(secretHash))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(progress(rows.iterator().next())));
    }

    private static Progress progress(Row row) {
        UUID organisation = row.getUUID("organisation_id");
        return new Progress(
                organisation.equals(NOBODY)
                        ? Optional.empty()
                        : Optional.of(new Approved(organisation, row.getUUID("device_id"))),
                SqlTimes.required(row, "expires_at"),
                row.getOffsetDateTime("collected_at") != null);
    }

    @Override
    public Uni<Boolean> collect(OrganisationTransaction transaction, UUID id, Instant now) {
        return transaction
                .update(COLLECT, transaction.organisation(), id, SqlTimes.of(now))
                .map(taken -> taken == 1);
    }
}
