package platen.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import platen.journeys.BroughtPerson.Away;
import platen.local.Service;
import platen.local.client.Api;
import platen.local.client.Devices;
import platen.testing.TestDatabase;
import platen.testing.TestRecord;
import platen.testing.TestTopics;

/** What there must be in the end, however the sources came: everybody once, with one code, invited once. */
final class ThreeSourcesOutcome {

    private static final Duration PATIENCE = Duration.ofSeconds(120);
    private static final int SAMPLE = 20;
    private static final int MORE_THAN_ALL = 10_000;

    private final LocalStack stack;
    private final FreshOrganisation organisation;
    private final BroughtPeople people;
    private final @Nullable String primarySource;
    private final boolean portal;
    private final TestDatabase codes;
    private final Api identity;

    /** {@code portal}: invitations lead to a portal; a classic one is dropped when the code is another before it goes out. */
    ThreeSourcesOutcome(
            LocalStack stack,
            FreshOrganisation organisation,
            BroughtPeople people,
            @Nullable String primarySource,
            boolean portal) {
        this.stack = stack;
        this.organisation = organisation;
        this.people = people;
        this.primarySource = primarySource;
        this.portal = portal;
        this.codes = stack.database("accesscode");
        this.identity = organisation.admin(Service.IDENTITY);
    }

    void check() throws IOException, InterruptedException {
        await("everybody has a code that may be theirs")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(wrongCodes(exported())).isEmpty());
        await("codes and states are known everywhere")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(unsettled()).isEmpty());
        Map<String, JsonNode> users = users();
        checkPeople(users);
        checkCodes();
        checkReviews(users);
        checkEvents(users);
        checkMails();
        checkLogins();
    }

    private boolean active(BroughtPerson person) {
        return person.away() != Away.LEAVES;
    }

    private long count(Function<BroughtPerson, Boolean> wanted) {
        return people.all().stream().filter(wanted::apply).count();
    }

    /** Everybody by address, as they are listed page by page. */
    private Map<String, JsonNode> users() throws IOException, InterruptedException {
        Map<String, JsonNode> users = new HashMap<>();
        String next = "";
        do {
            JsonNode page =
                    identity.get("/api/v1/users?limit=200" + next).orThrow().json();
            for (JsonNode user : page.path("items")) {
                assertThat(users.put(folded(user.path("email").asText()), user))
                        .as("another of that address: " + user)
                        .isNull();
            }
            next = page.path("next").isTextual()
                    ? "&cursor=" + page.path("next").asText()
                    : "";
        } while (!next.isEmpty());
        return users;
    }

    private void checkPeople(Map<String, JsonNode> users) {
        assertThat(users.keySet())
                .isEqualTo(people.all().stream().map(BroughtPerson::address).collect(Collectors.toSet()));
        assertThat(users.values())
                .extracting(user -> folded(user.path("userName").asText()))
                .doesNotHaveDuplicates();
        for (BroughtPerson person : people.all()) {
            JsonNode user = users.get(person.address());
            assertThat(user.path("sources").findValuesAsText("source"))
                    .as(person.toString())
                    .containsExactlyInAnyOrder("google", "scim");
            assertThat(user.path("state").asText())
                    .as(person.toString())
                    .isEqualTo(active(person) ? "active" : "inactive");
        }
    }

    /** Address and code of everybody, as an administrator exports them. */
    private Map<String, String> exported() throws IOException, InterruptedException {
        String file = new String(
                identity.get("/api/v1/exports/users.csv?codes=true&delimiter=tab&language=en")
                        .orThrow()
                        .body(),
                StandardCharsets.UTF_8);
        List<String[]> rows = file.lines().map(line -> line.split("\t", -1)).toList();
        List<String> header = List.of(rows.getFirst());
        int address = header.indexOf("Email address");
        int code = header.indexOf("Access code");
        Map<String, String> exported = new HashMap<>();
        rows.stream().skip(1).forEach(row -> exported.put(folded(row[address]), row[code]));
        return exported;
    }

    private List<String> wrongCodes(Map<String, String> exported) {
        List<String> wrong = new ArrayList<>();
        for (BroughtPerson person : people.all()) {
            String code = exported.getOrDefault(person.address(), "");
            Optional<String> supplied = Optional.of(code).filter(text -> text.length() != 6);
            if (!person.codes(primarySource).contains(supplied)) {
                wrong.add(person + " has " + (supplied.isPresent() ? "another supplied code" : "a generated code"));
            }
        }
        return wrong;
    }

    private void checkCodes() throws IOException, InterruptedException {
        assertThat(exported().values()).hasSize(people.all().size()).doesNotHaveDuplicates();
        assertThat(codes.count(
                        "select count(distinct blind_index) from access_code where organisation_id = ? and state = 'active'",
                        organisation.id()))
                .isEqualTo(count(this::active));
        assertThat(codes.count(
                        "select count(*) from access_code where organisation_id = ? and state = 'reserved'",
                        organisation.id()))
                .isEqualTo(count(person -> !active(person)));
        assertThat(codes.count("select count(*) from conflict where organisation_id = ?", organisation.id()))
                .isZero();
    }

    /** Of the twins one is the user, the other waits. */
    private void checkReviews(Map<String, JsonNode> users) throws IOException, InterruptedException {
        JsonNode reviews =
                identity.get("/api/v1/reviews?limit=200").orThrow().json().path("items");
        assertThat(reviews)
                .allSatisfy(review -> {
                    assertThat(review.path("source").asText()).isEqualTo("scim");
                    assertThat(review.path("reason").asText()).isEqualTo("already-linked");
                })
                .extracting(review -> review.path("userId").asText())
                .containsExactlyInAnyOrderElementsOf(people.all().stream()
                        .filter(BroughtPerson::twin)
                        .map(person -> users.get(person.address()).path("id").asText())
                        .toList());
    }

    /** One user and one first code for each, of whom nobody was deleted, told once. */
    private void checkEvents(Map<String, JsonNode> users) {
        Set<String> ids = users.values().stream()
                .map(user -> organisation.id() + "|" + user.path("id").asText())
                .collect(Collectors.toSet());
        try (var topics = new TestTopics(stack.platenJson().path("kafka").asText(), "")) {
            List<TestRecord> ofUsers = ours(topics, "identity.user");
            assertThat(keys(ofUsers, "user-created")).hasSameSizeAs(ids).containsAll(ids);
            assertThat(keys(ofUsers, "user-deleted")).isEmpty();
            assertThat(keys(ofUsers, "person-linked")).hasSize(2 * ids.size());
            List<TestRecord> invited = ours(topics, "accesscode.credential").stream()
                    .filter(record -> record.data().path("reason").asText().equals("user-created"))
                    .toList();
            assertThat(keys(invited, "access-code-issued")).hasSameSizeAs(ids).containsAll(ids);
        }
    }

    private List<TestRecord> ours(TestTopics topics, String topic) {
        return topics.all(
                topic,
                record -> record.key() != null
                        && record.key().startsWith(organisation.id().toString()));
    }

    private static List<String> keys(List<TestRecord> records, String event) {
        return records.stream()
                .filter(record -> record.is(event))
                .map(TestRecord::key)
                .toList();
    }

    private void checkMails() throws IOException, InterruptedException {
        TestDatabase mails = stack.database("notification");
        JsonNode caught = stack.file()
                .with("", stack.file().text("/mail/inbox"))
                .get("/api/messages?limit=" + MORE_THAN_ALL + "&to=@" + people.domain())
                .orThrow()
                .json()
                .path("items");
        List<String> invited = new ArrayList<>();
        caught.forEach(mail -> invited.add(folded(mail.at("/to/0").asText())));
        assertThat(invited).doesNotHaveDuplicates();
        long superseded = mails.count(
                "select count(*) from mail join contact using (organisation_id, user_id)"
                        + " where organisation_id = ? and mail.state = 'superseded' and version < code_version",
                organisation.id());
        assertThat(invited.size() + superseded).isEqualTo(people.all().size());
        assertThat(portal ? superseded : 0).isZero();
    }

    private void checkLogins() throws IOException, InterruptedException {
        var devices = new Devices(
                stack.file().with("", stack.file().url(Service.MFD_GATEWAY)),
                organisation.admin(Service.MFD_GATEWAY),
                "Three sources",
                secret -> {});
        Map<String, String> exported = exported();
        for (BroughtPerson person : people.all().subList(0, SAMPLE)) {
            assertThat(devices.logsIn("code", exported.get(person.address())))
                    .as(person.toString())
                    .isEqualTo(active(person) ? Optional.of(person.displayName()) : Optional.empty());
        }
    }

    /** What is on its way still, or got stuck, in words. */
    private List<String> unsettled() {
        List<String> seen = new ArrayList<>();
        for (Service service : Service.values()) {
            TestDatabase database = stack.database(service.database());
            for (String table : List.of("outbox", "parked_event")) {
                expect(
                        seen,
                        service + " " + table,
                        0,
                        database.count(
                                "select count(*) from " + table + " where organisation_id = ?", organisation.id()));
            }
        }
        UUID id = organisation.id();
        TestDatabase gateway = stack.database("mfd_gateway");
        TestDatabase notification = stack.database("notification");
        long versions =
                codes.count("select sum(version) from access_code where organisation_id = ? and state = 'active'", id);
        expect(
                seen,
                "versions the notification-service knows",
                versions,
                notification.count(
                        "select sum(code_version) from contact where organisation_id = ? and state = 'active'", id));
        expect(
                seen,
                "mails that wait",
                0,
                notification.count(
                        "select count(*) from mail where organisation_id = ? and state in ('queued', 'sending')", id));
        expect(
                seen,
                "codes the gateway knows",
                count(this::active),
                gateway.count(
                        "select count(*) from credential where organisation_id = ? and kind = 'code' and blind_index is not null",
                        id));
        expect(
                seen,
                "people the gateway lets in",
                count(this::active),
                gateway.count("select count(*) from person where organisation_id = ? and state = 'active'", id));
        return seen;
    }

    private static void expect(List<String> seen, String what, long expected, long found) {
        if (expected != found) {
            seen.add(what + ": " + found + " instead of " + expected);
        }
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
