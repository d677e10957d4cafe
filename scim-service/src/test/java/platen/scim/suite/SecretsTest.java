package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;
import platen.testing.WithEngines;

/** Where codes, cards and tokens must not turn up. */
@QuarkusTest
@WithEngines
class SecretsTest {

    private static final String CODE = "QXZWVY7742";
    private static final String OTHER_CODE = "QXZWVY8842";
    private static final String BAD_CODE = "QXZWVY99_BAD";
    private static final String CARD = "0FEDCBA987";

    @Test
    void areInNoLogNoTableAndNoTopic() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listening = listeningTo(logged);
        Logger root = Logger.getLogger("");
        Logger own = Logger.getLogger("platen");
        Level before = own.getLevel();
        root.addHandler(listening);
        own.setLevel(Level.ALL);
        Tenant tenant;
        try {
            tenant = Tenant.create();
            String ana = tenant.post(
                            "{'userName':'ana','<PC>':{'accessCode':'" + CODE + "','accessCard':'" + CARD + "'}}")
                    .ok(201)
                    .path("id")
                    .asText();
            tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'" + OTHER_CODE + "'}")
                    .ok(200);
            assertThat(tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'" + BAD_CODE + "'}")
                            .text())
                    .doesNotContain(BAD_CODE);
            assertThat(tenant.post("{'userName':'bea','<PC>':{'accessCode':'" + OTHER_CODE + "'}}")
                            .text())
                    .doesNotContain(OTHER_CODE);
            assertThat(tenant.post("{'userName':'bea','<PC>':{'accessCode':'" + CODE)
                            .text())
                    .doesNotContain(CODE);
            tenant.find("<PC>:accessCode eq \"" + CODE + "\"").isScimError(400, "invalidFilter");
            TestDatabase.ofThisRun()
                    .execute("update scim_user set version = version + 1 where scim_user_id = ?", UUID.fromString(ana));
            tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'" + CODE + "'}")
                    .isScimError(503, "");
            TestDatabase.ofThisRun()
                    .execute("update scim_user set version = version - 1 where scim_user_id = ?", UUID.fromString(ana));
            try (PersonEvents events = new PersonEvents(tenant.id)) {
                events.await(ana, 2);
            }
        } finally {
            root.removeHandler(listening);
            own.setLevel(before);
        }

        List<String> tables = TestDatabase.ofThisRun().dump();
        try (TestTopics topics = TestTopics.ofThisRun()) {
            List<TestRecord> records = topics.all(PersonEvents.TOPIC);
            assertThat(logged).anyMatch(line -> line.contains("cannot be decrypted"));
            for (String secret : List.of(CODE, OTHER_CODE, BAD_CODE, CARD, tenant.token)) {
                assertThat(logged).noneMatch(line -> line.contains(secret));
                assertThat(tables).noneMatch(value -> value.contains(secret));
                assertThat(records)
                        .noneMatch(record -> String.valueOf(record.value()).contains(secret));
            }
        }
    }

    @Test
    void leaveWithTheUser() {
        Tenant tenant = Tenant.create();
        String ana = tenant.post(
                        "{'userName':'ana.the.deleted','displayName':'Ana Deleted','emails':[{'value':'ana.deleted@x'}],"
                                + "'<PC>':{'accessCode':'" + CODE + "'}}")
                .ok(201)
                .path("id")
                .asText();

        tenant.delete(ana).ok(204);

        assertThat(TestDatabase.ofThisRun()
                        .rows("select * from scim_user where scim_user_id = ?", UUID.fromString(ana)))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.get("secrets")).isNull();
                    assertThat(row.get("access_code_index")).isNull();
                });
        assertThat(TestDatabase.ofThisRun().dump().stream().filter(value -> value.startsWith("public.scim_user")))
                .noneMatch(value -> value.contains("ana.the.deleted")
                        || value.contains("Ana Deleted")
                        || value.contains("ana.deleted"));
    }

    private static Handler listeningTo(List<String> lines) {
        return new Handler() {
            @Override
            public void publish(LogRecord record) {
                lines.add(
                        record instanceof ExtLogRecord formatted
                                ? formatted.getFormattedMessage()
                                : String.valueOf(record.getMessage()));
                for (Throwable thrown = record.getThrown(); thrown != null; thrown = thrown.getCause()) {
                    lines.add(thrown.toString());
                }
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
