package platen.gateway.throttling.persistence;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.UUID;
import platen.gateway.sql.SqlTimes;
import platen.gateway.throttling.DeviceThrottles;
import platen.gateway.throttling.domain.DeviceThrottle;
import platen.kit.organisation.OrganisationTransaction;

@ApplicationScoped
class PostgresDeviceThrottles implements DeviceThrottles {

    /** Makes the row if there is none, and locks it either way. */
    private static final String LOCK = """
            insert into device_throttle as kept (organisation_id, device_id, kind, failures, since, blocked_until)
            values ($1, $2, $3, 0, $4, $4)
            on conflict (organisation_id, device_id, kind) do update set failures = kept.failures
            returning failures, since, blocked_until""";

    private static final String KEEP = """
            update device_throttle set failures = $4, since = $5, blocked_until = $6
             where organisation_id = $1 and device_id = $2 and kind = $3""";

    @Override
    public Uni<DeviceThrottle> lock(OrganisationTransaction transaction, UUID deviceId, String kind, Instant now) {
        return transaction
                .query(LOCK, transaction.organisation(), deviceId, kind, SqlTimes.of(now))
                .map(rows -> rows.iterator().next())
                .map(row -> new DeviceThrottle(
                        row.getInteger("failures"),
                        SqlTimes.required(row, "since"),
                        SqlTimes.required(row, "blocked_until")));
    }

    @Override
    public Uni<Void> keep(OrganisationTransaction transaction, UUID deviceId, String kind, DeviceThrottle throttle) {
        return transaction
                .update(
                        KEEP,
                        transaction.organisation(),
                        deviceId,
                        kind,
                        throttle.failures(),
                        SqlTimes.of(throttle.since()),
                        SqlTimes.of(throttle.blockedUntil()))
                .replaceWithVoid();
    }
}
