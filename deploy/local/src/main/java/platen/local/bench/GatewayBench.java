package platen.local.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import platen.local.Json;
import platen.local.Service;
import platen.local.client.Answer;
import platen.local.client.Api;
import platen.local.stack.LoneService;

/**
 * Logins a second and how long each takes, beside plain single-row look-ups of the same table in the same run; and how long after
 * a code's retirement two replicas refuse it. It starts accesscode-service and two gateways of their own.
 */
final class GatewayBench {

    static final String NAME = "gateway";

    private static final List<String> OPTIONS = List.of("-Xmx512m");
    private static final int SMALLEST = 10_000;
    private static final int DEVICES = 1_024;
    private static final int AT_ONCE = 32;
    private static final Duration WARM = Duration.ofSeconds(20);
    private static final Duration TIME = Duration.ofSeconds(10);

    private static final String LOOK_UP = "select user_id, credential_id, revision, valid_until from credential"
            + " where organisation_id = ? and kind = 'code' and blind_index = ?";

    private final Path home;
    private final Path repository;
    private final int most;
    private final PrintStream out;
    private final List<Measurement> measurements = new ArrayList<>();

    /**
     * @param home a directory for the data, deleted afterwards
     * @param most people in the largest organisation; there is one for each power of ten from 10,000
     */
    GatewayBench(Path home, Path repository, int most, PrintStream out) {
        this.home = home;
        this.repository = repository;
        this.most = most;
        this.out = out;
    }

    List<Measurement> run() throws Exception {
        try (LoneService gateway = LoneService.startTwice(
                Service.MFD_GATEWAY, Set.of(Service.ACCESSCODE), home, repository, OPTIONS, out)) {
            out.println("two gateways and accesscode-service run, with their own PostgreSQL and Kafka");
            var database = new GatewayDatabase(gateway.postgres(), gateway.database(), gateway.keys());
            UUID warm = database.organisation(SMALLEST);
            logins(gateway, database, warm, SMALLEST, WARM);
            database.forget(warm);
            out.println("warm");
            for (int people = SMALLEST; people <= most; people *= 10) {
                measure(gateway, database, people);
            }
            measurements.addAll(new Retirements(gateway, database, out).measure());
        }
        return measurements;
    }

    private void measure(LoneService gateway, GatewayDatabase database, int people) throws Exception {
        UUID organisation = database.organisation(people);
        lookUps(database, organisation, people, Duration.ofSeconds(2));
        ClosedLoop bare = lookUps(database, organisation, people, TIME);
        ClosedLoop logins = logins(gateway, database, organisation, people, TIME);
        row(people, "logins, " + AT_ONCE + " at once", logins.perSecond(), "/s", bare.perSecond());
        row(people, "a login, p50", percentile(logins, 0.5), "ms", percentile(bare, 0.5));
        row(people, "a login, p99", percentile(logins, 0.99), "ms", percentile(bare, 0.99));
        long stale = database.stale(organisation);
        if (stale > 0) {
            out.println("the stream was interrupted during " + stale + " of "
                    + logins.samples().count() + " logins: the machine is too busy for these numbers to mean anything");
        }
        database.forget(organisation);
    }

    /** At devices one after the other, each at one only: a device has one keypad. */
    private static ClosedLoop logins(
            LoneService gateway, GatewayDatabase database, UUID organisation, int people, Duration time)
            throws Exception {
        List<String> tokens = database.devices(organisation, DEVICES);
        return ClosedLoop.run(AT_ONCE, time, caller -> {
            List<Api> own = new ArrayList<>();
            for (int device = caller; device < DEVICES; device += AT_ONCE) {
                String token = tokens.get(device);
                own.add(new Api(gateway.url(), () -> token));
            }
            int[] turn = {0};
            return () -> {
                Api device = own.get(turn[0]++ % own.size());
                Answer answer = logIn(device, GatewayDatabase.code(random(people)));
                if (answer.status() != 201) {
                    throw new IllegalStateException("a right code was answered with " + answer.status());
                }
            };
        });
    }

    static Answer logIn(Api device, String code) throws Exception {
        var attempt = Json.object().put("attemptId", UUID.randomUUID().toString());
        attempt.putObject("credential").put("type", "code").put("value", code);
        return device.post("/v1/sessions", attempt);
    }

    /** What {@code pgbench} would do: one prepared select by key after the other, on as many connections, without row security. */
    private static ClosedLoop lookUps(GatewayDatabase database, UUID organisation, int people, Duration time)
            throws Exception {
        List<byte[]> keys = new ArrayList<>();
        for (int key = 0; key < SMALLEST; key++) {
            keys.add(database.index(organisation, GatewayDatabase.code(random(people))));
        }
        return ClosedLoop.run(AT_ONCE, time, caller -> new LookUps(database.connect(), organisation, keys));
    }

    /** One connection's. */
    private static final class LookUps implements ClosedLoop.Caller {

        private final Connection connection;
        private final PreparedStatement statement;
        private final List<byte[]> keys;

        LookUps(Connection connection, UUID organisation, List<byte[]> keys) throws Exception {
            this.connection = connection;
            this.statement = connection.prepareStatement(LOOK_UP);
            this.keys = keys;
            statement.setObject(1, organisation);
        }

        @Override
        public void call() throws Exception {
            statement.setBytes(2, keys.get(random(keys.size())));
            try (ResultSet rows = statement.executeQuery()) {
                if (!rows.next()) {
                    throw new IllegalStateException("a code is missing");
                }
            }
        }

        @Override
        public void close() throws Exception {
            connection.close();
        }
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    private static double percentile(ClosedLoop loop, double share) {
        return loop.samples().percentile(share);
    }

    private void row(int people, String what, double value, String unit, double baseline) {
        String size = people % 1_000_000 == 0 ? people / 1_000_000 + "M" : people / 1_000 + "k";
        measurements.add(new Measurement(NAME, size + ": " + what, value, unit, baseline));
        out.println(String.format(Locale.ROOT, "%s: %s: %.2f %s", size, what, value, unit));
    }
}
