package platen.local.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import platen.engines.PostgresServer;
import platen.kit.crypto.BlindIndex;
import platen.kit.crypto.KeyMaterial;
import platen.kit.crypto.SecretToken;
import platen.kit.crypto.SecretTokens;

/** mfd-gateway's database as its superuser sees it: organisations whose people have codes, and devices with tokens. */
final class GatewayDatabase {

    private static final List<String> TABLES = List.of(
            "session",
            "attempt",
            "attempt_answer",
            "usual_person",
            "outbox",
            "outbox_sequence",
            "credential",
            "person",
            "device");

    private static final int ROWS_AT_ONCE = 10_000;
    private static final String CODE = "access-code";

    private static final String PERSON = """
            insert into person (organisation_id, user_id, state, display_name, revision)
            select ?, id, 'active', 'Somebody', 1 from unnest(?::uuid[]) id""";

    private static final String CREDENTIAL = """
            insert into credential (organisation_id, kind, credential_id, user_id, blind_index, revision)
            select ?, 'code', id, id, blind_index, 1 from unnest(?::uuid[], ?::bytea[]) one (id, blind_index)""";

    private static final String DEVICE = """
            insert into device (organisation_id, id, name, serial, model, vendor, token_hash, approved_at, approved_by, paired_at)
            values (?, gen_random_uuid(), 'Bench', 'BENCH', 'Simulator', 'Platen', ?, now(), 'bench', now())""";

    private final BenchDatabase database;
    private final BlindIndex blindIndex;

    GatewayDatabase(PostgresServer server, String database, Path keys) {
        this.database = new BenchDatabase(server, database);
        this.blindIndex = new BlindIndex(KeyMaterial.in(keys));
    }

    Connection connect() throws SQLException {
        return database.connect();
    }

    /** An organisation of so many people; the code of each is that of its number. */
    UUID organisation(int people) throws SQLException {
        UUID organisation = UUID.randomUUID();
        try (Connection connection = connect();
                PreparedStatement persons = connection.prepareStatement(PERSON);
                PreparedStatement credentials = connection.prepareStatement(CREDENTIAL)) {
            for (int first = 0; first < people; first += ROWS_AT_ONCE) {
                List<UUID> ids = new ArrayList<>();
                List<byte[]> indexes = new ArrayList<>();
                for (int number = first; number < Math.min(people, first + ROWS_AT_ONCE); number++) {
                    ids.add(UUID.randomUUID());
                    indexes.add(index(organisation, code(number)));
                }
                persons.setObject(1, organisation);
                persons.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                persons.execute();
                credentials.setObject(1, organisation);
                credentials.setArray(2, connection.createArrayOf("uuid", ids.toArray()));
                credentials.setArray(3, connection.createArrayOf("bytea", indexes.toArray(byte[][]::new)));
                credentials.execute();
            }
        }
        database.vacuum();
        return organisation;
    }

    /** As long as real ones are, and in no order that an index could like. */
    static String code(int number) {
        return String.format(Locale.ROOT, "%08X", Integer.reverse(number) ^ 0x5A5A5A5A);
    }

    byte[] index(UUID organisation, String code) {
        return blindIndex.of(organisation, CODE, code);
    }

    /** Tokens of new devices. */
    List<String> devices(UUID organisation, int count) throws SQLException {
        List<String> tokens = new ArrayList<>();
        for (int number = 0; number < count; number++) {
            SecretToken token = SecretTokens.create(organisation);
            database.execute(DEVICE, organisation, token.hash());
            tokens.add(token.value());
        }
        return tokens;
    }

    /** The people of another service's organisation, as their owner would tell of them. */
    void people(UUID organisation, List<String> users) throws SQLException {
        for (String user : users) {
            database.execute(
                    "insert into person (organisation_id, user_id, state, display_name, revision)"
                            + " values (?, ?, 'active', 'Somebody', 1)",
                    organisation,
                    UUID.fromString(user));
        }
    }

    /** How many codes have arrived. */
    long codes(UUID organisation) {
        return database.count(
                "select count(*) from credential where organisation_id = ? and kind = 'code'", organisation);
    }

    /** How many logins came while a gateway's stream of credentials was interrupted: it asks accesscode-service first. */
    long stale(UUID organisation) {
        return database.count("select count(*) from attempt where organisation_id = ? and stale", organisation);
    }

    /** Everything of the organisation but what Kafka has. */
    void forget(UUID organisation) throws SQLException {
        database.forget(organisation, TABLES);
    }
}
