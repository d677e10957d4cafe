package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.TestDatabase;
import platen.testing.TestTokens;
import platen.testing.WithEngines;

/** What an organisation decides about its provisioning, and that each request is answered by it. */
@QuarkusTest
@WithEngines
class SettingsTest {

    private static final String SETTINGS = "/api/v1/scim/settings";
    private static final String CODE = Tenant.PAPERCUT + ":accessCode";
    private static final String ANA = "{'userName':'ana','<PC>':{'accessCode':'7kq-z42','accessCard':'04 a1'}}";

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @Test
    void hasDefaultsUntilSomebodySetsSomething() {
        Answer answer = tenant.admin("GET", SETTINGS, null);

        JsonNode settings = answer.ok(200);
        assertThat(answer.eTag()).isEqualTo("\"0\"");
        assertThat(settings.path("noticeAddress").isNull()).isTrue();
        assertThat(settings.path("accessCodeReturned").asText()).isEqualTo("never");
        assertThat(settings.path("accessCardReturned").asText()).isEqualTo("default");
        assertThat(settings.path("strict").asBoolean(true)).isFalse();
        assertThat(settings.path("knownCodes").asText()).isEqualTo("refuse");
        assertThat(settings.path("codes").asBoolean(false)).isTrue();
        assertThat(settings.path("changedAt").isNull()).isTrue();
    }

    @Test
    void isReplacedAsAWholeByWhoHasSeenIt() {
        Answer first = set("\"0\"", "{'noticeAddress':'it@school.example','strict':true,'knownCodes':'drop'}");
        assertThat(first.ok(200).path("noticeAddress").asText()).isEqualTo("it@school.example");
        assertThat(first.json().path("changedBy").asText()).isNotEmpty();
        assertThat(first.eTag()).isEqualTo("\"1\"");

        assertThat(set("\"0\"", "{}").ok(412).path("type").asText()).isEqualTo("/problems/version-changed");
        assertThat(set(null, "{}").ok(428).path("type").asText()).isEqualTo("/problems/if-match-required");
        Answer second = set("\"1\"", "{'accessCodeReturned':'request'}");

        assertThat(second.eTag()).isEqualTo("\"2\"");
        JsonNode kept = tenant.admin("GET", SETTINGS, null).ok(200);
        assertThat(kept).isEqualTo(second.ok(200));
        assertThat(kept.path("noticeAddress").isNull()).isTrue();
        assertThat(kept.path("strict").asBoolean(true)).isFalse();
        assertThat(kept.path("accessCodeReturned").asText()).isEqualTo("request");
    }

    @Test
    void isSetByOneOfManyWhoHaveSeenTheSame() {
        var statuses = Parallel.run(8, number -> set("\"0\"", "{'strict':true}").status());

        assertThat(statuses).containsOnlyOnce(200).contains(412).hasSize(8);
        assertThat(tenant.admin("GET", SETTINGS, null).eTag()).isEqualTo("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'noticeAddress':'nobody'}",
                "{'noticeAddress':'a b@x'}",
                "{'accessCodeReturned':'always'}",
                "{'accessCardReturned':'Default'}",
                "{'knownCodes':'keep'}",
                "{'strict':'perhaps'}",
                "{'codes':3.5}",
                "[]",
                ""
            })
    void refusesWhatMakesNoSense(String body) {
        assertThat(set("*", body).ok(400).path("type").asText()).startsWith("/problems/");
        assertThat(tenant.admin("GET", SETTINGS, null).eTag()).isEqualTo("\"0\"");
    }

    @Test
    void isForThisOrganisationsAdministratorsAndToBeReadByAuditors() {
        set("*", "{'noticeAddress':'it@school.example'}").ok(200);

        for (String method : List.of("GET", "PUT")) {
            assertThat(as(null, method)).isEqualTo(401);
            assertThat(as(tenant.token, method)).isEqualTo(401);
            assertThat(as(TestTokens.operator(), method)).isEqualTo(403);
            for (String role : List.of("helpdesk", "user")) {
                assertThat(as(TestTokens.of(tenant.id, "ana", role), method)).isEqualTo(403);
            }
        }
        assertThat(as(TestTokens.of(tenant.id, "otto", "auditor"), "GET")).isEqualTo(200);
        assertThat(as(TestTokens.of(tenant.id, "otto", "auditor"), "PUT")).isEqualTo(403);
        assertThat(as(TestTokens.admin(UUID.randomUUID()), "PUT")).isEqualTo(200);
        assertThat(Tenant.create().admin("GET", SETTINGS, null).text()).doesNotContain("it@school");
        assertThat(tenant.admin("GET", SETTINGS, null).text()).contains("it@school.example");
    }

    @Test
    void returnsNoCodeUnlessSetSo() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();

        assertThat(tenant.get(ana).ok(200).path(Tenant.PAPERCUT))
                .isEqualTo(tenant.put(ana, ANA).ok(200).path(Tenant.PAPERCUT));
        assertThat(tenant.scim("GET", "/Users/" + ana + "?attributes=" + CODE, null)
                        .text())
                .doesNotContain("7kq")
                .doesNotContain("04 a1");
        assertThat(extension(tenant.get(ana))).isEqualTo("{\"accessCard\":\"04 a1\"}");
    }

    @Test
    void returnsACodeAsItWasWrittenInEveryAnswerWhereTheOrganisationWantsIt() {
        set("*", "{'accessCodeReturned':'default','accessCardReturned':'never'}")
                .ok(200);
        String code = "{\"accessCode\":\"7kq-z42\"}";

        Answer created = tenant.post(ANA);
        assertThat(extension(created)).isEqualTo(code);
        String ana = created.id();
        assertThat(extension(tenant.get(ana))).isEqualTo(code);
        assertThat(extension(tenant.put(ana, "{'userName':'ana','title':'Dr'}")))
                .isEqualTo(code);
        assertThat(extension(tenant.patch(ana, "{'op':'add','path':'title','value':'Ms'}")))
                .isEqualTo(code);
        assertThat(tenant.find("userName eq \"ana\"")
                        .ok(200)
                        .at("/Resources/0")
                        .path(Tenant.PAPERCUT)
                        .toString())
                .isEqualTo(code);
        assertThat(tenant.scim("POST", "/.search", "{\"filter\":\"userName eq \\\"ana\\\"\"}")
                        .text())
                .contains("7kq-z42");
        assertThat(tenant.scim("GET", "/Users/" + ana + "?excludedAttributes=" + CODE, null)
                        .text())
                .doesNotContain("7kq");
        assertThat(tenant.scim("GET", "/Users/" + ana + "?attributes=title", null)
                        .text())
                .doesNotContain("7kq");
    }

    @Test
    void returnsOnRequestToWhoNamesTheCodeOrHasWrittenIt() {
        set("*", "{'accessCodeReturned':'request','accessCardReturned':'request'}")
                .ok(200);

        Answer created = tenant.post("{'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}");
        String ana = created.id();
        assertThat(extension(created)).isEqualTo("{\"accessCode\":\"7KQZ42\"}");
        assertThat(extension(tenant.get(ana))).isEqualTo("{}");
        assertThat(tenant.find("userName eq \"ana\"").text()).doesNotContain("7KQZ42");
        assertThat(extension(tenant.patch(ana, "{'op':'replace','path':'title','value':'Ms'}")))
                .isEqualTo("{}");
        assertThat(extension(tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'K7P2M9'}")))
                .isEqualTo("{\"accessCode\":\"K7P2M9\"}");
        assertThat(extension(tenant.scim("GET", "/Users/" + ana + "?attributes=" + CODE, null)))
                .isEqualTo("{\"accessCode\":\"K7P2M9\"}");
        assertThat(tenant.scim("GET", "/Users?attributes=userName," + CODE.toLowerCase(java.util.Locale.ROOT), null)
                        .text())
                .contains("K7P2M9");
        assertThat(extension(tenant.scim("GET", "/Users/" + ana + "?excludedAttributes=title", null)))
                .isEqualTo("{}");
    }

    @Test
    void keepsCodesOutOfABulkAnswerWhateverIsSet() {
        set("*", "{'accessCodeReturned':'default'}").ok(200);

        Answer answer = tenant.scim("POST", "/Bulk", """
                        {'Operations':[{'method':'POST','path':'/Users','bulkId':'a','data':
                        {'userName':'ana','<PC>':{'accessCode':'7KQZ42'}}}]}""");

        assertThat(answer.ok(200).at("/Operations/0/status").asText()).isEqualTo("201");
        assertThat(answer.text()).doesNotContain("7KQZ42");
    }

    @ParameterizedTest
    @CsvSource({"never,default", "default,never", "request,request"})
    void saysInTheSchemasWhatIsSet(String code, String card) {
        set("*", "{'accessCodeReturned':'" + code + "','accessCardReturned':'" + card + "'}")
                .ok(200);

        JsonNode attributes =
                tenant.scim("GET", "/Schemas/" + Tenant.PAPERCUT, null).ok(200).path("attributes");

        assertThat(attributes)
                .extracting(attribute -> attribute.path("name").asText() + " "
                        + attribute.path("returned").asText())
                .containsExactly("accessCode " + code, "accessCard " + card);
        assertThat(Tenant.create()
                        .scim("GET", "/Schemas/" + Tenant.PAPERCUT, null)
                        .ok(200)
                        .at("/attributes/0/returned")
                        .asText())
                .isEqualTo("never");
    }

    @Test
    void refusesLooseDialectsOfPatchWhereTheOrganisationIsStrict() {
        String ana = tenant.user("ana");
        String group = tenant.group("{'displayName':'Teachers'}");
        String pathless = "{'op':'replace','value':{'active':false}}";
        tenant.patch(ana, "").ok(200);
        tenant.patch(ana, "{'op':'replace','value':{'title':'Ms'}}").ok(200);
        set("*", "{'strict':true}").ok(200);

        tenant.patch(ana, "").isScimError(400, "invalidSyntax");
        tenant.patch(ana, pathless).isScimError(400, "invalidSyntax");
        tenant.patch(ana, "{'op':'replace','path':'title','value':'Dr'}," + pathless)
                .isScimError(400, "invalidSyntax");
        tenant.patchGroup(group, "{'op':'replace','value':{'displayName':'All'}}")
                .isScimError(400, "invalidSyntax");
        JsonNode bulk = tenant.scim(
                        "POST",
                        "/Bulk",
                        "{'Operations':[{'method':'PATCH','path':'/Users/" + ana + "','data':{'Operations':[" + pathless
                                + "]}}]}")
                .ok(200);
        assertThat(bulk.at("/Operations/0/response/scimType").asText()).isEqualTo("invalidSyntax");
        assertThat(tenant.get(ana).json().path("title").asText()).isEqualTo("Ms");
        assertThat(tenant.get(ana).json().path("active").asBoolean()).isTrue();
        tenant.patch(ana, "{'op':'replace','path':'active','value':false}").ok(200);
    }

    @Test
    void takesThePersonWithoutACodeAnotherHasWhereTheOrganisationWantsItSo() {
        tenant.post(ANA).ok(201);
        String bob = "{'userName':'bob','<PC>':{'accessCode':'7KQZ42','accessCard':'04A1'}}";
        tenant.post(bob).isScimError(409, "uniqueness");
        set("*", "{'knownCodes':'drop','accessCodeReturned':'default'}").ok(200);

        Answer created = tenant.post(bob);

        assertThat(created.ok(201).has(Tenant.PAPERCUT)).isFalse();
        try (PersonEvents events = new PersonEvents(tenant.id)) {
            assertThat(events.last(created.id(), 1).path("credentials")).isEmpty();
        }
        assertThat(log(created.id()))
                .containsExactlyInAnyOrder(
                        "create done ", "credential refused uniqueness", "credential refused uniqueness");
        assertThat(tenant.admin("GET", "/api/v1/scim/log", null).text()).doesNotContain("7KQZ42", "04A1");
    }

    @Test
    void leavesACodeAsItWasWhenTheNewOneIsAnothers() {
        set("*", "{'knownCodes':'drop','accessCodeReturned':'default'}").ok(200);
        tenant.post(ANA).ok(201);
        String bob = tenant.post("{'userName':'bob','<PC>':{'accessCode':'BBBB22'}}")
                .ok(201)
                .path("id")
                .asText();

        Answer changed = tenant.patch(
                bob,
                "{'op':'replace','path':'title','value':'Dr'},"
                        + "{'op':'replace','path':'<PC>:accessCode','value':'7KQZ42'}");

        assertThat(changed.ok(200).path("title").asText()).isEqualTo("Dr");
        assertThat(extension(changed)).isEqualTo("{\"accessCode\":\"BBBB22\"}");
        assertThat(tenant.put(bob, "{'userName':'bob','title':'Dr','<PC>':{'accessCode':'7KQZ42'}}")
                        .eTag())
                .isEqualTo(changed.eTag());
        assertThat(log(bob))
                .containsExactlyInAnyOrder(
                        "create done ",
                        "patch done ",
                        "credential refused uniqueness",
                        "replace unchanged ",
                        "credential refused uniqueness");
        // Any other name that is taken is refused as before.
        tenant.post("{'userName':'ANA'}").isScimError(409, "uniqueness");
    }

    @Test
    void knowsNoCodesWhereTheyDoNotTravelOverScim() {
        String ana = tenant.post(ANA).ok(201).path("id").asText();
        String before = tenant.get(ana).eTag();
        set("*", "{'codes':false,'accessCodeReturned':'default'}").ok(200);

        assertThat(tenant.get(ana).ok(200).has(Tenant.PAPERCUT)).isFalse();
        assertThat(tenant.get(ana).json().path("schemas").toString()).doesNotContain("papercut");
        assertThat(tenant.get(ana).eTag()).isNotEqualTo(before);
        assertThat(TestDatabase.ofThisRun()
                        .count(
                                "select count(*) from scim_user where organisation_id = ? and (secrets is not null"
                                        + " or access_code_index is not null or card_index is not null)",
                                tenant.id))
                .isZero();
        assertThat(tenant.scim("GET", "/Schemas", null).ok(200).toString()).doesNotContain("papercut");
        tenant.scim("GET", "/Schemas/" + Tenant.PAPERCUT, null).isScimError(404, "");
        assertThat(tenant.scim("GET", "/ResourceTypes", null).ok(200).toString())
                .doesNotContain("papercut");
        tenant.patch(ana, "{'op':'replace','path':'<PC>:accessCode','value':'K7P2M9'}")
                .isScimError(400, "invalidPath");
        tenant.patch(ana, "{'op':'replace','value':{'<PC>:accessCode':'K7P2M9'}}")
                .isScimError(400, "invalidPath");
        tenant.find(CODE + " eq \"7KQZ42\"").isScimError(400, "invalidFilter");
        tenant.scim("POST", "/.search", "{'filter':'" + CODE + " pr'}").isScimError(400, "invalidFilter");
        String version = tenant.get(ana).eTag();
        assertThat(tenant.put(ana, ANA).eTag()).isEqualTo(version);
        Answer bob = tenant.post("{'userName':'bob','<PC>':{'accessCode':'7KQZ42'}}");
        assertThat(bob.ok(201).has(Tenant.PAPERCUT)).isFalse();
        try (PersonEvents events = new PersonEvents(tenant.id)) {
            assertThat(events.last(bob.id(), 1).path("credentials")).isEmpty();
            assertThat(events.ofNow(ana)).hasSize(1);
        }
    }

    private Answer set(@Nullable String ifMatch, String body) {
        var headers = new HashMap<String, String>(
                Map.of("Authorization", "Bearer " + TestTokens.admin(tenant.id), "Content-Type", "application/json"));
        if (ifMatch != null) {
            headers.put("If-Match", ifMatch);
        }
        return Http.send("PUT", SETTINGS, String.valueOf(Tenant.json(body)), headers);
    }

    private int as(@Nullable String token, String method) {
        var headers = new HashMap<String, String>(Map.of("Content-Type", "application/json", "If-Match", "*"));
        if (token != null) {
            headers.put("Authorization", "Bearer " + token);
        }
        return Http.send(method, SETTINGS, method.equals("PUT") ? "{}" : null, headers)
                .status();
    }

    private static String extension(Answer answer) {
        assertThat(answer.status()).as(answer.text()).isBetween(200, 201);
        JsonNode extension = answer.json().path(Tenant.PAPERCUT);
        return extension.isMissingNode() ? "{}" : extension.toString();
    }

    private List<String> log(String resource) {
        return tenant.admin("GET", "/api/v1/scim/log?resourceId=" + resource, null)
                .ok(200)
                .path("items")
                .valueStream()
                .map(entry -> String.join(
                        " ",
                        entry.path("operation").asText(),
                        entry.path("outcome").asText(),
                        entry.path("rule").asText("")))
                .toList();
    }
}
