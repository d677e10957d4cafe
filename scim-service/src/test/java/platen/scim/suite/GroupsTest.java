package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** Groups as Entra ID and Okta write them. */
@QuarkusTest
@WithEngines
class GroupsTest {

    private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

    private Tenant tenant;
    private String ana;
    private String bea;

    @BeforeEach
    void createAnaAndBea() {
        tenant = Tenant.create();
        ana = tenant.user("ana");
        bea = tenant.user("bea");
    }

    @Test
    void createsAGroupAsEntraDoes() {
        Answer created = tenant.scim("POST", "/Groups", """
                {'schemas':['urn:ietf:params:scim:schemas:core:2.0:Group',
                            'http://schemas.microsoft.com/2006/11/ResourceManagement/ADSCIM/2.0/Group'],
                 'externalId':'8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159','displayName':'Teachers',
                 'meta':{'resourceType':'Group'}}""");

        JsonNode group = created.ok(201);
        assertThat(group.path("schemas"))
                .extracting(JsonNode::asText)
                .containsExactly("urn:ietf:params:scim:schemas:core:2.0:Group");
        assertThat(group.path("externalId").asText()).isEqualTo("8aa1a0c0-c4c3-4bc0-b4a5-2ef676900159");
        assertThat(group.path("members")).isEmpty();
        assertThat(group.at("/meta/location").asText())
                .isEqualTo(Http.root() + tenant.base() + "/Groups/" + created.id());
        assertThat(created.eTag()).isEqualTo("W/\"1\"");
        assertThat(tenant.getGroup(created.id()).ok(200)).isEqualTo(group);
    }

    @ParameterizedTest
    @ValueSource(strings = {"'displayName':'teachers'", "'displayName':'Others','externalId':'t-1'"})
    void refusesWhatAnotherGroupHas(String attributes) {
        tenant.group("{'displayName':'Teachers','externalId':'t-1'}");

        tenant.scim("POST", "/Groups", "{" + attributes + "}").isScimError(409, "uniqueness");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'displayName':' '}",
                "{'displayName':null}",
                "{'displayName':{'a':'b'}}",
                "{'displayName':'G','members':[{'display':'Ana'}]}",
                "{'displayName':'G','members':[{'value':'ana'}]}",
                "{'displayName':'G','members':[{'value':'00000000-0000-4000-8000-000000000000'}]}",
            })
    void refusesAGroupItCannotKeep(String group) {
        tenant.scim("POST", "/Groups", group).isScimError(400, "invalidValue");

        assertThat(total("")).isZero();
    }

    /** Longer than an entry of an index, and of no pattern that would compress. */
    @Test
    void refusesAnExternalIdThatNoIndexHolds() {
        String id = new Random(1)
                .ints(6_000, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();

        tenant.scim("POST", "/Groups", "{'displayName':'Teachers','externalId':'" + id + "'}")
                .isScimError(400, "invalidValue");
    }

    @Test
    void addsAndRemovesMembersAsEntraDoes() {
        String group = tenant.group("{'displayName':'Teachers'}");

        Answer added =
                tenant.patchGroup(group, "{'op':'Add','path':'members','value':[{'$ref':null,'value':'" + ana + "'}]}");
        tenant.patchGroup(group, "{'op':'Add','path':'members','value':[{'$ref':null,'value':'" + bea + "'}]}");

        assertThat(added.status()).isEqualTo(204);
        assertThat(added.eTag()).isEqualTo("W/\"2\"");
        JsonNode member = tenant.getGroup(group).ok(200).at("/members/0");
        assertThat(member.path("value").asText()).isEqualTo(ana);
        assertThat(member.path("type").asText()).isEqualTo("User");
        assertThat(member.path("display").asText()).isEqualTo("ana");
        assertThat(member.path("$ref").asText()).isEqualTo(Http.root() + tenant.base() + "/Users/" + ana);
        tenant.patchGroup(group, "{'op':'Remove','path':'members','value':[{'$ref':null,'value':'" + ana + "'}]}");
        assertThat(tenant.members(group)).containsExactly(bea);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'op':'remove','path':'members[value eq \"ANA\"]'} | BEA",
                "{'op':'Remove','path':'members','value':[{'value':'ANA'},{'value':'NOBODY'}]} | BEA",
                "{'op':'remove','path':'members[value eq \"NOBODY\"]'} | ANA BEA",
                "{'op':'remove','path':'members[type eq \"User\"]'} | ''",
                "{'op':'remove','path':'members'} | ''",
                "{'op':'replace','path':'members','value':[]} | ''",
                "{'op':'replace','path':'members','value':[{'value':'BEA'}]} | BEA",
                "{'op':'replace','value':{'members':[{'value':'BEA','display':'B'}]}} | BEA",
                "{'op':'add','value':{'members':[{'value':'ANA'}]}} | ANA BEA",
                "{'op':'add','path':'members','value':{'value':'ANA'}} | ANA BEA",
                "{'op':'replace','path':'members[value eq \"ANA\"]','value':{'value':'BEA'}} | BEA",
                "{'op':'remove','path':'members','value':[]} | ANA BEA",
            })
    void takesMembersInEveryDialect(String operation, String left) {
        String group = group(ana, bea);

        assertThat(tenant.patchGroup(group, named(operation)).status()).isEqualTo(204);

        assertThat(String.join(" ", tenant.members(group))).isEqualTo(left.equals("''") ? "" : named(left));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'op':'add','path':'members','value':[{'value':'NOBODY'}]} | invalidValue",
                "{'op':'add','path':'members[value eq \"ANA\"].display','value':'A'} | mutability",
                "{'op':'remove','path':'displayName'} | invalidValue",
                "{'op':'replace','path':'userName','value':'x'} | invalidPath",
                "{'op':'replace','path':'id','value':'x'} | mutability",
                "{'op':'remove'} | noTarget",
                "{'op':'move','path':'members'} | invalidSyntax",
            })
    void appliesAllOperationsOrNone(String operation, String type) {
        String group = group(ana);

        tenant.patchGroup(group, "{'op':'replace','path':'displayName','value':'Others'}," + named(operation))
                .isScimError(400, type);

        JsonNode after = tenant.getGroup(group).ok(200);
        assertThat(after.path("displayName").asText()).isEqualTo("Teachers");
        assertThat(after.at("/meta/version").asText()).isEqualTo("W/\"1\"");
        assertThat(tenant.members(group)).containsExactly(ana);
    }

    @Test
    void isRenamedAsOktaDoes() {
        String group = group(ana);

        Answer renamed = tenant.scim(
                "PATCH",
                "/Groups/" + group + "?attributes=displayName,members",
                Tenant.patchBody("{'op':'replace','value':{'id':'" + group + "','displayName':'Staff'}}"));

        assertThat(renamed.ok(200).path("displayName").asText()).isEqualTo("Staff");
        assertThat(renamed.json().at("/members/0/value").asText()).isEqualTo(ana);
    }

    @Test
    void keepsTheVersionWhenNothingChanges() {
        String group = group(ana);

        for (String operation : new String[] {
            "{'op':'add','path':'members','value':[{'value':'ANA'}]}",
            "{'op':'remove','path':'members','value':[{'value':'BEA'}]}",
            "{'op':'replace','path':'displayName','value':'Teachers'}",
        }) {
            assertThat(tenant.patchGroup(group, named(operation)).eTag()).isEqualTo("W/\"1\"");
        }
        tenant.scim("PUT", "/Groups/" + group, "{'displayName':'Teachers'}").ok(200);
        tenant.scim("PATCH", "/Groups/" + group, Tenant.patchBody("")).ok(204);

        try (GroupEvents events = new GroupEvents(tenant.id)) {
            tenant.scim("DELETE", "/Groups/" + group, null).ok(204);
            assertThat(events.await(group, 2))
                    .extracting(record -> record.type().replaceAll(".*group-(.*)\\.v1", "$1"))
                    .containsExactly("observed", "removed");
        }
    }

    @Test
    void leavesMembersAloneThatAPutDoesNotSpeakOf() {
        String group = group(ana, bea);

        tenant.scim("PUT", "/Groups/" + group, "{'displayName':'Staff','externalId':'s'}")
                .ok(200);
        assertThat(tenant.members(group)).containsExactly(ana, bea);

        tenant.scim("PUT", "/Groups/" + group, "{'displayName':'Staff','members':[{'value':'" + bea + "'}]}")
                .ok(200);
        assertThat(tenant.members(group)).containsExactly(bea);
        assertThat(tenant.getGroup(group).ok(200).has("externalId")).isFalse();
    }

    @Test
    void honoursIfMatch() {
        String group = group(ana);

        tenant.scim("PATCH", "/Groups/" + group, rename("A"), "If-Match", "W/\"7\"")
                .isScimError(412, "");
        tenant.scim("PATCH", "/Groups/" + group, rename("A"), "If-Match", "W/\"1\"")
                .ok(204);
        tenant.scim("DELETE", "/Groups/" + group, null, "If-Match", "W/\"1\"").isScimError(412, "");
    }

    @Test
    void findsGroups() {
        String teachers = group(ana);
        tenant.group("{'displayName':'Pupils','externalId':'p-1'}");

        assertThat(total("displayName eq \"teachers\"")).isEqualTo(1);
        assertThat(total("externalId eq \"p-1\"")).isEqualTo(1);
        assertThat(total("externalId eq \"P-1\"")).isZero();
        assertThat(total("members[value eq \"" + ana + "\"]")).isEqualTo(1);
        assertThat(total("members.value eq \"" + bea + "\"")).isZero();
        assertThat(total("id eq \"" + teachers + "\" and displayName eq \"Teachers\""))
                .isEqualTo(1);
        assertThat(total("displayName eq \"' or 1=1 --\"")).isZero();
        find("userName eq \"ana\"").isScimError(400, "invalidFilter");
        find("").isScimError(400, "invalidFilter");
        JsonNode page = tenant.scim("GET", "/Groups?startIndex=2&count=1&excludedAttributes=members", null)
                .ok(200);
        assertThat(page.path("totalResults").asInt()).isEqualTo(2);
        assertThat(page.at("/Resources/0/displayName").asText()).isEqualTo("Pupils");
        assertThat(page.at("/Resources/0").has("members")).isFalse();
        assertThat(tenant.scim("GET", "/Groups", null)
                        .ok(200)
                        .at("/Resources/0/members/0/value")
                        .asText())
                .isEqualTo(ana);
    }

    @Test
    void holdsGroupsWithoutLookingIntoThem() {
        String inner = group(ana);

        String outer =
                tenant.group("{'displayName':'All','members':[{'value':'" + inner + "'},{'value':'" + bea + "'}]}");

        assertThat(tenant.getGroup(outer).ok(200).path("members")).anySatisfy(member -> {
            assertThat(member.path("type").asText()).isEqualTo("Group");
            assertThat(member.path("display").asText()).isEqualTo("Teachers");
            assertThat(member.path("$ref").asText()).endsWith("/Groups/" + inner);
        });
        try (GroupEvents events = new GroupEvents(tenant.id)) {
            JsonNode said = events.await(outer, 1).getFirst().data();
            assertThat(said.path("members")).extracting(JsonNode::asText).containsExactly(bea);
            assertThat(said.path("nestedGroups")).extracting(JsonNode::asText).containsExactly(inner);
            tenant.scim("DELETE", "/Groups/" + inner, null).ok(204);
            assertThat(tenant.members(outer)).containsExactly(bea);
            assertThat(events.await(outer, 2).getLast().data().path("nestedGroups"))
                    .isEmpty();
        }
    }

    @Test
    void losesWhoIsDeletedAndKeepsWhoIsDisabled() {
        String group = group(ana, bea);

        tenant.patch(ana, "{'op':'Replace','path':'active','value':'False'}").ok(200);
        tenant.delete(bea).ok(204);

        assertThat(tenant.members(group)).containsExactly(ana);
        assertThat(tenant.getGroup(group).eTag()).isEqualTo("W/\"2\"");
        try (GroupEvents events = new GroupEvents(tenant.id)) {
            assertThat(events.await(group, 2).getLast().data().path("members"))
                    .extracting(JsonNode::asText)
                    .containsExactly(ana);
        }
    }

    @Test
    void keepsEveryMemberThatManyAddAtOnce() {
        String group = tenant.group("{'displayName':'Teachers'}");
        List<String> users = IntStream.range(0, 50)
                .mapToObj(number -> tenant.user("u" + number))
                .toList();

        List<Answer> answers = Parallel.run(
                50,
                number -> tenant.patchGroup(
                        group, "{'op':'Add','path':'members','value':[{'value':'" + users.get(number) + "'}]}"));

        assertThat(answers).extracting(Answer::status).containsOnly(204);
        assertThat(answers).extracting(Answer::eTag).doesNotHaveDuplicates();
        assertThat(tenant.members(group)).containsExactlyInAnyOrderElementsOf(users);
    }

    @Test
    void belongsToItsOrganisation() {
        String group = group(ana);
        Tenant others = Tenant.create();
        String theirs = others.user("theirs");

        others.getGroup(group).isScimError(404, "");
        others.patchGroup(group, "{'op':'remove','path':'members'}").isScimError(404, "");
        others.scim("DELETE", "/Groups/" + group, null).isScimError(404, "");
        tenant.patchGroup(group, "{'op':'add','path':'members','value':[{'value':'" + theirs + "'}]}")
                .isScimError(400, "invalidValue");
        others.scim("GET", "/Groups/" + group, null, "Authorization", "Bearer wrong")
                .isScimError(401, "");
        tenant.getGroup("not-an-id").isScimError(404, "");
        assertThat(tenant.members(group)).containsExactly(ana);
    }

    private String group(String... members) {
        return tenant.group("{'displayName':'Teachers','members':["
                + String.join(
                        ",",
                        List.of(members).stream()
                                .map(id -> "{'value':'" + id + "'}")
                                .toList()) + "]}");
    }

    private String named(String text) {
        return text.replace("ANA", ana).replace("BEA", bea).replace("NOBODY", NOBODY);
    }

    private static String rename(String name) {
        return Tenant.patchBody("{'op':'replace','path':'displayName','value':'" + name + "'}");
    }

    private Answer find(String filter) {
        return tenant.scim("GET", "/Groups?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), null);
    }

    private int total(String filter) {
        Answer answer = filter.isEmpty() ? tenant.scim("GET", "/Groups", null) : find(filter);
        return answer.ok(200).path("totalResults").asInt();
    }
}
