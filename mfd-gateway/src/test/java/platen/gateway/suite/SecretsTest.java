package platen.gateway.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;
import platen.testing.TestRecord;
import platen.testing.WithEngines;

/** Where codes, cards and tokens must not turn up. */
@QuarkusTest
@WithEngines
class SecretsTest extends GatewaySuite {

    private static final String CODE = "QXZWVY77";
    private static final String WRONG_CODE = "QXZWVY88";
    private static final String CARD = "0FEDCBA987";
    private static final String UNKNOWN_CARD = "0FEDCBA988";

    @Inject
    RecordedSpans spans;

    @Test
    void areInNoLogNoTableAndNoTopic() {
        List<String> logged = new CopyOnWriteArrayList<>();
        Handler listening = listeningTo(logged);
        Logger root = Logger.getLogger("");
        Logger own = Logger.getLogger("platen");
        Level before = own.getLevel();
        root.addHandler(listening);
        own.setLevel(Level.ALL);
        String token;
        String session;
        try {
            UUID ana = office.personWithCode("Ana Silva", CODE);
            office.registerCard(ana, UUID.randomUUID(), CARD, null);
            office.awaitCards(ana, 1);
            Panel panel = office.panel();
            token = panel.token();
            session = panel.logIn("code", CODE).sessionId();
            panel.logIn("card", CARD);
            panel.logIn("card", UNKNOWN_CARD);
            panel.logIn("code", WRONG_CODE);
            panel.logIn("no such attempt id!", "code", WRONG_CODE);
            Http.send("POST", "/v1/sessions", token, "{\"attemptId\": \"a\", \"credential\": {\"type\": \"" + CODE);
            panel.session(session);
            panel.remind(WRONG_CODE + "@school.example");
            findConverters();
            office.awaitAttempts(5);
        } finally {
            root.removeHandler(listening);
            own.setLevel(before);
        }

        List<String> secrets = List.of(CODE, WRONG_CODE, CARD, UNKNOWN_CARD, token, session);
        List<String> tables = office.database.dump();
        List<TestRecord> records = office.topics.all("mfd.activity");
        for (String secret : secrets) {
            assertThat(logged).noneMatch(line -> line.contains(secret));
            assertThat(tables).noneMatch(value -> value.contains(secret));
            assertThat(records)
                    .noneMatch(record -> String.valueOf(record.value()).contains(secret));
        }
    }

    @Test
    void areInNoTrace() {
        String traceId = UUID.randomUUID().toString().replace("-", "");
        Map<String, String> traced = Map.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01");
        UUID ana = office.personWithCode("Ana Silva", CODE);
        office.registerCard(ana, UUID.randomUUID(), CARD, null);
        office.awaitCards(ana, 1);
        Panel panel = office.panel();
        String session = panel.logIn("code", CODE).sessionId();

        for (String type : List.of("code", "card")) {
            Http.send(
                    "POST",
                    "/v1/sessions",
                    panel.token(),
                    Map.of(
                            "attemptId",
                            type,
                            "credential",
                            Map.of("type", type, "value", type.equals("code") ? CODE : CARD)),
                    traced);
        }
        Http.send("POST", "/v1/sessions", panel.token(), "{\"attemptId\": \"a\", \"credential\": \"" + CODE, traced);
        Http.send("POST", "/v1/sessions", panel.token(), Map.of("attemptId", "a", "credential", CODE), traced);
        for (String path : List.of(
                "/v1/sessions/" + session,
                "/panel/" + UNKNOWN_CARD,
                "/%70anel/" + UNKNOWN_CARD,
                "/panel/" + UNKNOWN_CARD + "/person",
                "/card-links/" + UNKNOWN_CARD,
                "/card-links/confirm/" + UNKNOWN_CARD,
                "/phone-logins/" + UNKNOWN_CARD,
                "/phone-logins/confirm/" + UNKNOWN_CARD,
                "/v1/devices/self/config?code=" + CODE)) {
            Http.send("GET", path, panel.token(), null, traced);
        }

        // The last request's, and not only what is left out as a whole.
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() ->
                        assertThat(spans.of(traceId)).anyMatch(span -> span.contains("GET /v1/devices/self/config")));
        assertThat(spans.of(traceId)).anyMatch(span -> span.contains("POST /v1/sessions"));
        for (String secret : List.of(CODE, CARD, UNKNOWN_CARD, panel.token(), session)) {
            assertThat(spans.of(traceId)).noneMatch(span -> span.contains(secret));
        }
    }

    private void findConverters() {
        List<Map<String, String>> pairs = Collections.nCopies(3, Map.of("reader", CARD, "directory", WRONG_CODE));
        for (Object body : List.of(
                Map.of("pairs", pairs),
                Map.of("pairs", CARD),
                Map.of("pairs", List.of(Map.of("reader", CARD.repeat(20)))),
                "{\"pairs\": [{\"reader\": \"" + CARD)) {
            Http.send("POST", "/api/v1/card-converters/find", office.admin(), body);
        }
        Http.send(
                "POST",
                "/api/v1/card-converters/try",
                office.admin(),
                Map.of("converters", List.of(Map.of("type", CARD)), "values", List.of(CARD)));
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
