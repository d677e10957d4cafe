package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.log.PruneProvisioningLog;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What administrators read about their identity provider's requests. */
@QuarkusTest
@WithEngines
class ProvisioningLogTest {

    private static final String LOG = "/api/v1/scim/log";

    @Inject
    PruneProvisioningLog pruning;

    @Inject
    MeterRegistry meters;

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @Test
    void saysAndCountsWhatBecameOfEachWriteNewestFirst() {
        Map<String, Double> before = counted();
        String ana = tenant.post("{'userName':'ana','title':'Ms','<PC>':{'accessCode':'7KQZ42'}}")
                .ok(201)
                .path("id")
                .asText();
        tenant.patch(
                        ana,
                        "{'op':'replace','value':{'title':'Dr','<ENT>:department':'Arts','<PC>:accessCode':'K7P2M9'}}")
                .ok(200);
        tenant.patch(ana, "{'op':'replace','path':'title','value':'Dr'}").ok(200);
        tenant.patch(ana, "{'op':'replace','path':'active','value':'perhaps'}").isScimError(400, "invalidValue");
        tenant.delete(ana).ok(204);

        List<JsonNode> entries = entries("?resourceId=" + ana);

        assertThat(entries)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("outcome").asText())
                .containsExactly("delete done", "patch refused", "patch unchanged", "patch done", "create done");
        assertThat(entries.get(3).path("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("title", Tenant.ENTERPRISE + ":department", Tenant.PAPERCUT + ":accessCode");
        assertThat(entries.get(4).path("changed"))
                .extracting(JsonNode::asText)
                .containsExactly("active", "title", "userName", Tenant.PAPERCUT + ":accessCode");
        assertThat(entries.get(3).path("name").asText()).isEqualTo("ana");
        assertThat(entries.get(1).path("status").asInt()).isEqualTo(400);
        assertThat(entries.get(1).path("rule").asText()).isEqualTo("invalidValue");
        assertThat(entries.get(1).path("detail").asText()).contains("active");
        assertThat(entries)
                .extracting(entry -> entry.path("requestId").asText())
                .doesNotHaveDuplicates();
        assertThat(entries.toString()).doesNotContain("7KQZ42", "K7P2M9", "perhaps", "Arts");
        assertThat(countedSince(before))
                .containsOnly(
                        Map.entry("create done", 1.0),
                        Map.entry("patch done", 1.0),
                        Map.entry("patch unchanged", 1.0),
                        Map.entry("patch refused", 1.0),
                        Map.entry("delete done", 1.0));
    }

    @Test
    void saysWhyACreateWasRefused() {
        tenant.user("ana");
        tenant.post("{'userName':'ANA'}").isScimError(409, "uniqueness");
        tenant.find("shoeSize eq \"7\"").isScimError(400, "invalidFilter");

        List<JsonNode> refused = entries("?outcome=refused");

        assertThat(refused)
                .extracting(entry -> entry.path("operation").asText() + " "
                        + entry.path("rule").asText())
                .containsExactly("read invalidFilter", "create uniqueness");
        assertThat(refused.getLast().path("name").asText()).isEqualTo("ANA");
        assertThat(refused.getLast().path("resourceId").isNull()).isTrue();
    }

    @Test
    void keepsARefusalWhoseNameCannotBeStored() {
        tenant.post("{'userName':'a\\u0000b'}").isScimError(400, "invalidValue");

        assertThat(entries("").getFirst().path("name").asText()).isEqualTo("a\ufffdb");
    }

    @Test
    void speaksOfGroupsAndOfEachOperationOfABulkRequest() {
        String ana = tenant.user("ana");
        Map<String, Double> before = counted();
        tenant.scim("POST", "/Bulk", """
                        {'Operations':[
                        {'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'Teachers'}},
                        {'method':'POST','path':'/Groups','bulkId':'h','data':{'displayName':'teachers'}},
                        {'method':'PATCH','path':'/Groups/bulkId:g','data':{'Operations':[
                            {'op':'add','path':'members','value':[{'value':'ANA'}]}]}}]}""".replace("ANA", ana)).ok(200);

        List<JsonNode> entries = entries("").subList(0, 3);

        assertThat(entries)
                .extracting(entry -> String.join(
                        " ",
                        entry.path("resourceType").asText(),
                        entry.path("operation").asText(),
                        entry.path("outcome").asText(),
                        entry.path("name").asText()))
                .containsExactlyInAnyOrder(
                        "Group create done Teachers", "Group patch done Teachers", "Group create refused teachers");
        assertThat(countedSince(before))
                .containsOnly(
                        Map.entry("create done", 1.0), Map.entry("create refused", 1.0), Map.entry("patch done", 1.0));
        assertThat(entries)
                .extracting(entry -> entry.path("requestId").asText())
                .containsOnly(entries.getFirst().path("requestId").asText());
        assertThat(entries)
                .filteredOn(entry -> entry.path("operation").asText().equals("patch"))
                .allSatisfy(entry -> assertThat(entry.path("changed"))
                        .extracting(JsonNode::asText)
                        .containsExactly("members"));
    }

    @Test
    void isReadPageByPage() {
        for (int number = 0; number < 5; number++) {
            tenant.user("u" + number);
        }

        List<String> names = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page = tenant.admin("GET", LOG + "?limit=2" + cursor, null).ok(200);
            page.path("items").forEach(entry -> names.add(entry.path("name").asText()));
            cursor = page.path("next").isNull()
                    ? ""
                    : "&cursor=" + page.path("next").asText();
        } while (!cursor.isEmpty());

        assertThat(names).containsExactly("u4", "u3", "u2", "u1", "u0");
    }

    @Test
    void isForThisOrganisationsAdministratorsAndAuditors() {
        tenant.user("ana");
        Tenant others = Tenant.create();

        assertThat(others.admin("GET", LOG, null).ok(200).path("items")).isEmpty();
        assertThat(as(null)).isEqualTo(401);
        assertThat(as(TestTokens.of(tenant.id, "hanna", "helpdesk"))).isEqualTo(403);
        assertThat(as(TestTokens.of(tenant.id, "otto", "auditor"))).isEqualTo(200);
        assertThat(as(tenant.token)).isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?outcome=maybe", "?resourceId=ana", "?limit=0", "?cursor=x"})
    void refusesWhatItCannotLookFor(String query) {
        assertThat(tenant.admin("GET", LOG + query, null).status()).isBetween(400, 404);
    }

    @Test
    void keepsNothingOfWhoHasNoToken() {
        tenant.scim("POST", "/Users", "{'userName':'ana'}", "Authorization", "Bearer wrong")
                .isScimError(401, "");

        assertThat(entries("")).isEmpty();
    }

    @Test
    void forgetsAfterThirtyDays() {
        tenant.user("ana");
        TestDatabase database = TestDatabase.ofThisRun();
        for (int days : new int[] {29, 31, 400}) {
            database.execute(
                    "insert into provisioning_log (organisation_id, id, at, request_id, operation, resource_type, outcome)"
                            + " values (?, ?, now() - ? * interval '1 day', 'r', 'read', 'User', 'refused')",
                    tenant.id,
                    UUID.randomUUID(),
                    days);
        }

        pruning.prune().await().atMost(Duration.ofSeconds(10));

        assertThat(entries("")).hasSize(2);
    }

    private List<JsonNode> entries(String query) {
        List<JsonNode> entries = new ArrayList<>();
        tenant.admin("GET", LOG + query, null).ok(200).path("items").forEach(entries::add);
        return entries;
    }

    /** By operation and outcome. */
    private Map<String, Double> counted() {
        Map<String, Double> counted = new HashMap<>();
        meters.find("platen.provisioning")
                .counters()
                .forEach(counter -> counted.put(
                        counter.getId().getTag("operation") + " "
                                + counter.getId().getTag("outcome"),
                        counter.count()));
        return counted;
    }

    private Map<String, Double> countedSince(Map<String, Double> before) {
        Map<String, Double> changed = counted();
        changed.replaceAll((tags, count) -> count - before.getOrDefault(tags, 0.0));
        changed.values().removeIf(count -> count == 0);
        return changed;
    }

    private static int as(String token) {
        return Http.send(
                        "GET",
                        LOG,
                        (String) null,
                        token == null ? Map.of() : Map.of("Authorization", "Bearer " + token))
                .status();
    }
}
