package platen.accesscode.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** No code, card or PIN stands in clear anywhere but in an answer that reveals it. */
@QuarkusTest
@WithEngines
class SecretsTest {

    @Inject
    Pool pool;

    @Test
    void standNowhereInDatabaseTopicsLogsAndRefusals() {
        var log = new KeepingHandler();
        Logger.getLogger("").addHandler(log);
        IdentityFixture identity = IdentityFixture.knownOrganisation();
        Admin admin = Admin.of(identity);
        PersonFixture ana = identity.person();
        PersonFixture bob = identity.person();

        ana.create("QX7WJ4KP", "C0FFEE0042");
        bob.create("QX7WJ4KP", "C0FFEE0042");
        admin.set(ana, "ZT9VMQ3H").statusCode(200);
        String generated = admin.reveal(identity.activePerson());
        String refusals = admin.set(bob, "ZT9VMQ3H").extract().asString()
                + admin.set(bob, "ZT9VMQ3H-QX7WJ4KP").extract().asString()
                + admin.request()
                        .body(Map.of("number", "C0FFEE0042"))
                        .post("/api/v1/users/{id}/cards", ana.id)
                        .then()
                        .extract()
                        .asString();
        refusals += pin(admin, ana, "9471174913").statusCode(200).extract().asString()
                + pin(admin, ana, "94711749131").statusCode(422).extract().asString();
        new GatewayFixture(identity.organisation).requestReminder(ana.id);
        new GatewayFixture(identity.organisation).proveCard(bob.id, "04:CA:FE:77:31", "code");
        Credentials.of(ana, 5);
        Credentials.of(bob, 5);
        Logger.getLogger("").removeHandler(log);

        List<String> secrets = List.of("QX7WJ4KP", "ZT9VMQ3H", "C0FFEE0042", "9471174913", "04CAFE7731", generated);
        Stream<String> places = Stream.of(
                        TestDatabase.ofThisRun().dump().stream(),
                        published(),
                        log.messages.stream(),
                        Stream.of(refusals))
                .flatMap(place -> place);
        assertThat(places).noneMatch(place -> secrets.stream().anyMatch(place::contains));
    }

    private static ValidatableResponse pin(Admin admin, PersonFixture person, String pin) {
        return admin.request()
                .header("If-Match", "*")
                .body(Map.of("pin", pin))
                .put("/api/v1/users/{id}/card-pin", person.id)
                .then();
    }

    private static Stream<String> published() {
        return Stream.of(Credentials.TOPIC, IdentityFixture.USERS, "mfd.activity")
                .flatMap(topic -> TestTopics.ofThisRun().all(topic).stream())
                .map(TestRecord::value)
                .map(String::valueOf);
    }

    @Test
    void areSeenByNobodyWhoNamesNoOrganisation() {
        IdentityFixture.knownOrganisation().person().create("QX7WJ4KP", "C0FFEE0043");
        List<String> tables = List.of(
                "code_space",
                "person",
                "access_code",
                "card",
                "observation",
                "conflict",
                "audit",
                "audit_retention",
                "removed_card",
                "card_pin",
                "reminder",
                "outbox",
                "inbox");

        for (String table : tables) {
            long seen = pool.query("select count(*) from " + table)
                    .executeAndAwait()
                    .iterator()
                    .next()
                    .getLong(0);
            assertThat(seen).as(table).isZero();
        }
        assertThat(TestDatabase.ofThisRun().count("select count(*) from access_code"))
                .isPositive();
        assertThat(TestDatabase.ofThisRun()
                        .count(
                                "select count(*) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace"
                                        + " and relname <> 'flyway_schema_history' and not relforcerowsecurity"))
                .as("tables without row-level security")
                .isZero();
    }

    private static final class KeepingHandler extends Handler {

        private final List<String> messages = new CopyOnWriteArrayList<>();

        @Override
        public void publish(LogRecord record) {
            messages.add(String.valueOf(record.getMessage()) + List.of(parameters(record)) + record.getThrown());
        }

        private static Object[] parameters(LogRecord record) {
            Object[] parameters = record.getParameters();
            return parameters == null
                    ? new Object[0]
                    : Stream.of(parameters).map(String::valueOf).toArray();
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
