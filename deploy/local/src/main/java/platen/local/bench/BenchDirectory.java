package platen.local.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import platen.local.Json;
import platen.local.http.LocalServer;
import platen.local.http.Reply;
import platen.local.http.Request;
import platen.local.http.Routes;

/**
 * A Google Workspace of any size, in the shapes of the public API. Nobody in it is kept: a page is made when it is asked for,
 * so that a million people cost it no more than a thousand. Any assertion is exchanged for a token and any token is good.
 */
final class BenchDirectory implements AutoCloseable {

    static final String USERS = "/admin/directory/v1/users";
    static final int PAGE = 500;

    /** People whose number leaves the same rest change together: one per cent of them at a time. */
    private static final int PARTS = 100;

    private static final String SCHEMA = "PaperCut";
    private static final String CODE = "accessCode";
    private static final String CARD = "cardNumber";

    private static final long FIRST_ID = 1_000_000_000_000_000_000L;

    private static final long SPAN = 1L << 32;

    /** Odd, so that no two numbers below {@link #SPAN} meet. */
    private static final long SCATTER = 2_654_435_761L;

    private final LocalServer server;
    private final AtomicInteger requests = new AtomicInteger();
    private volatile int people;
    private volatile int changes;
    private volatile Duration pause = Duration.ZERO;

    private BenchDirectory(PrintStream log) throws IOException {
        Routes routes = new Routes()
                .on("POST", "/token", request -> counted(token()))
                .on("GET", "/admin/directory/v1/customer/{customer}/schemas/" + SCHEMA, request -> counted(schema()))
                .on("GET", USERS, request -> counted(users(request)));
        this.server = LocalServer.start(0, routes, log);
    }

    static BenchDirectory start(PrintStream log) throws IOException {
        return new BenchDirectory(log);
    }

    /** Ends with a slash. */
    String root() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    /** From now on it lists so many people, none of them changed. */
    void holds(int number) {
        people = number;
        changes = 0;
    }

    /** Gives one person in a hundred another code, others each time. */
    void changeOnePercent() {
        changes++;
    }

    /** How long a page takes beside the work of making it. */
    void pauses(Duration perPage) {
        pause = perPage;
    }

    /** All calls so far, tokens and schemas included. */
    int requests() {
        return requests.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private Reply counted(Reply reply) {
        requests.incrementAndGet();
        return reply;
    }

    private static Reply token() {
        return Reply.json(200, Map.of("access_token", "bench", "expires_in", 3_600, "token_type", "Bearer"));
    }

    private static Reply schema() {
        return Reply.json(200, Map.of("schemaName", SCHEMA, "fields", List.of(field(CODE), field(CARD))));
    }

    private static Map<String, Object> field(String name) {
        return Map.of("fieldName", name, "fieldType", "STRING", "multiValued", false);
    }

    private Reply users(Request request) throws IOException {
        LockSupport.parkNanos(pause.toNanos());
        int first = request.parameter("pageToken").map(Integer::parseInt).orElse(0);
        int size = request.parameter("maxResults").map(Integer::parseInt).orElse(100);
        int end = Math.min(people, first + Math.min(size, PAGE));
        ByteArrayOutputStream body = new ByteArrayOutputStream(300 * PAGE);
        try (JsonGenerator json = Json.MAPPER.getFactory().createGenerator(body)) {
            json.writeStartObject();
            json.writeStringField("kind", "admin#directory#users");
            json.writeArrayFieldStart("users");
            for (int number = first; number < end; number++) {
                user(json, number);
            }
            json.writeEndArray();
            if (end < people) {
                json.writeStringField("nextPageToken", Integer.toString(end));
            }
            json.writeEndObject();
        }
        return new Reply(200, Map.of("Content-Type", "application/json; charset=utf-8"), body.toByteArray());
    }

    /** 21 digits as Google's, each person's own and in no order. */
    private static String id(int number) {
        return "10" + (FIRST_ID + number * SCATTER % SPAN);
    }

    private void user(JsonGenerator json, int number) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id(number));
        json.writeStringField("primaryEmail", "person-" + number + "@bench.example");
        json.writeObjectFieldStart("name");
        json.writeStringField("fullName", "Person Number " + number);
        json.writeEndObject();
        json.writeBooleanField("suspended", false);
        json.writeBooleanField("archived", false);
        json.writeStringField("orgUnitPath", "/Students");
        json.writeObjectFieldStart("customSchemas");
        json.writeObjectFieldStart(SCHEMA);
        json.writeStringField(CODE, (number % PARTS < changes ? "B" : "A") + number);
        json.writeStringField(CARD, Integer.toString(10_000_000 + number));
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }
}
