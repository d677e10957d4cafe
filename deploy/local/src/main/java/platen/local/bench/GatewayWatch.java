package platen.local.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import platen.engines.PostgresServer;

/**
 * When the gateway answers with a person's new code: a login is one look-up in its read model, so it works from the moment the
 * row is committed. The table is polled; trying codes at devices would measure the throttle instead.
 */
final class GatewayWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(5);

    private final PostgresServer postgres;
    private final UUID organisation;
    private final Map<UUID, Long> revisions = new ConcurrentHashMap<>();
    private final Map<UUID, Instant> changed = new ConcurrentHashMap<>();
    private final Thread poller;

    private GatewayWatch(PostgresServer postgres, UUID organisation) throws SQLException {
        this.postgres = postgres;
        this.organisation = organisation;
        Connection database = postgres.connect("mfd_gateway");
        look(database, (user, revision) -> revisions.put(user, revision));
        this.poller = Thread.ofPlatform().daemon().start(() -> poll(database));
    }

    /** Notices every change of a code from now on. */
    static GatewayWatch from(PostgresServer postgres, String organisation) throws SQLException {
        return new GatewayWatch(postgres, UUID.fromString(organisation));
    }

    Optional<Instant> of(String user) {
        return Optional.ofNullable(changed.get(UUID.fromString(user)));
    }

    @Override
    public void close() throws InterruptedException {
        poller.interrupt();
        poller.join(Duration.ofSeconds(10));
    }

    /** Told each code's owner and revision. */
    private interface Row {
        void of(UUID user, long revision);
    }

    private void poll(Connection database) {
        try (database) {
            while (!Thread.currentThread().isInterrupted()) {
                look(database, (user, revision) -> {
                    Long before = revisions.put(user, revision);
                    if (before != null && before < revision) {
                        changed.put(user, Instant.now());
                    }
                });
                LockSupport.parkNanos(POLL.toNanos());
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the gateway's read model at " + postgres + " cannot be watched", e);
        }
    }

    private void look(Connection database, Row row) throws SQLException {
        String sql = "select user_id, revision from credential"
                + " where organisation_id = ? and kind = 'code' and blind_index is not null";
        try (PreparedStatement query = database.prepareStatement(sql)) {
            query.setObject(1, organisation);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    row.of(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
    }
}
