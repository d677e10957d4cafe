package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import de.captaingoldfish.scim.sdk.client.ScimClientConfig;
import de.captaingoldfish.scim.sdk.client.ScimRequestBuilder;
import de.captaingoldfish.scim.sdk.client.response.ServerResponse;
import de.captaingoldfish.scim.sdk.common.constants.EndpointPaths;
import de.captaingoldfish.scim.sdk.common.constants.enums.Comparator;
import de.captaingoldfish.scim.sdk.common.constants.enums.HttpMethod;
import de.captaingoldfish.scim.sdk.common.constants.enums.PatchOp;
import de.captaingoldfish.scim.sdk.common.constants.enums.SortOrder;
import de.captaingoldfish.scim.sdk.common.resources.Group;
import de.captaingoldfish.scim.sdk.common.resources.ResourceNode;
import de.captaingoldfish.scim.sdk.common.resources.ServiceProvider;
import de.captaingoldfish.scim.sdk.common.resources.User;
import de.captaingoldfish.scim.sdk.common.resources.base.ScimObjectNode;
import de.captaingoldfish.scim.sdk.common.resources.complex.Name;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Email;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.GroupNode;
import de.captaingoldfish.scim.sdk.common.resources.multicomplex.Member;
import de.captaingoldfish.scim.sdk.common.response.BulkResponse;
import de.captaingoldfish.scim.sdk.common.response.ListResponse;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.testing.TestDatabase;
import platen.testing.WithEngines;

/** A SCIM client that others wrote, with its own idea of RFC 7644: the SCIM SDK's. It checks types, headers and shapes of what it is answered. */
@QuarkusTest
@WithEngines
class ScimSdkClientTest {

    private Tenant tenant;
    private ScimRequestBuilder client;

    @BeforeEach
    void connect() {
        tenant = Tenant.create();
        client = client(tenant.token);
    }

    @AfterEach
    void disconnect() {
        client.close();
    }

    private ScimRequestBuilder client(String token) {
        return new ScimRequestBuilder(
                Http.root() + tenant.base(),
                ScimClientConfig.builder()
                        .connectTimeout(10)
                        .requestTimeout(20)
                        .socketTimeout(20)
                        .httpHeaders(Map.of("Authorization", "Bearer " + token))
                        .build());
    }

    @Test
    void learnsWhatTheServiceCanDo() {
        ServiceProvider config = client.loadServiceProviderConfiguration();

        assertThat(config.getPatchConfig().isSupported()).isTrue();
        assertThat(config.getBulkConfig().isSupported()).isTrue();
        assertThat(config.getBulkConfig().getMaxOperations()).isEqualTo(1_000);
        assertThat(config.getFilterConfig().getMaxResults()).isEqualTo(200);
        assertThat(config.getETagConfig().isSupported()).isTrue();
    }

    @Test
    void loadsTypesAndSchemasAndUnderstandsThem() {
        var loaded = client.loadMetaConfiguration().sendRequest();

        assertThat(loaded.isSuccess()).as(loaded.getResponseBody()).isTrue();
        assertThat(loaded.getResource().getResourceTypes()).hasSize(2);
        assertThat(loaded.getResource().getSchemas())
                .extracting(schema -> schema.getNonNullId())
                .contains(Tenant.CORE, Tenant.ENTERPRISE, Tenant.PAPERCUT);
    }

    @Test
    void createsReadsReplacesAndDeletesAUser() {
        User ana = create(user("ana"));

        User read = success(client.get(User.class, EndpointPaths.USERS, id(ana)).sendRequest());
        assertThat(read.getUserName()).contains("ana");
        assertThat(read.getName().flatMap(Name::getFamilyName)).contains("Silva");
        assertThat(read.isActive()).contains(true);
        assertThat(read.getMeta().orElseThrow().getLocation().orElseThrow())
                .isEqualTo(Http.root() + tenant.base() + "/Users/" + id(ana));

        read.setDisplayName("Ana S.");
        User replaced = success(client.update(User.class, EndpointPaths.USERS, id(ana))
                .setResource(read)
                .setETagForIfMatch(
                        read.getMeta().orElseThrow().getVersion().orElseThrow().toString())
                .sendRequest());
        assertThat(replaced.getDisplayName()).contains("Ana S.");

        ServerResponse<User> gone =
                client.delete(User.class, EndpointPaths.USERS, id(ana)).sendRequest();
        assertThat(gone.isSuccess()).isTrue();
        assertThat(gone.getHttpStatus()).isEqualTo(204);
        assertThat(client.get(User.class, EndpointPaths.USERS, id(ana))
                        .sendRequest()
                        .getHttpStatus())
                .isEqualTo(404);
    }

    @Test
    void listsWithFiltersOrderAndPages() {
        for (String name : List.of("dov", "ana", "cem", "bea")) {
            create(user(name));
        }

        ServerResponse<ListResponse<User>> found = client.list(User.class, EndpointPaths.USERS)
                .filter("userName", Comparator.EQ, "ANA")
                .and("emails.value", Comparator.CO, "@school")
                .build()
                .get()
                .sendRequest();
        ServerResponse<ListResponse<User>> page = client.list(User.class, EndpointPaths.USERS)
                .sortBy("userName")
                .sortOrder(SortOrder.DESCENDING)
                .startIndex(2)
                .count(2)
                .post()
                .sendRequest();
        assertThat(found.isSuccess()).as(found.getResponseBody()).isTrue();
        assertThat(found.getResource().getListedResources())
                .extracting(user -> user.getUserName().orElse(""))
                .containsExactly("ana");
        assertThat(page.getResource().getTotalResults()).isEqualTo(4);
        assertThat(page.getResource().getStartIndex()).isEqualTo(2);
        assertThat(page.getResource().getListedResources())
                .extracting(user -> user.getUserName().orElse(""))
                .containsExactly("cem", "bea");
    }

    @Test
    void walksToTheEnd() {
        TestDatabase.ofThisRun().execute("""
                insert into scim_user (organisation_id, scim_user_id, link_id, version, user_name_key, attributes,
                    access_code_state, card_state, created_at, changed_at)
                select ?, id, id, 1, id::text, jsonb_build_object('userName', id::text), 'unmanaged', 'unmanaged', now(), now()
                  from (select gen_random_uuid() as id from generate_series(1, 250)) many""", tenant.id);

        ServerResponse<ListResponse<User>> all =
                client.list(User.class, EndpointPaths.USERS).get().getAll();

        assertThat(all.getResource().getListedResources())
                .extracting(user -> user.getUserName().orElse(""))
                .hasSize(250)
                .doesNotHaveDuplicates();
    }

    @Test
    void patches() {
        String ana = id(create(user("ana")));

        ServerResponse<User> patched = client.patch(User.class, EndpointPaths.USERS, ana)
                .addOperation()
                .op(PatchOp.REPLACE)
                .path("active")
                .value("false")
                .next()
                .op(PatchOp.ADD)
                .path("phoneNumbers[type eq \"mobile\"].value")
                .value("+351 912")
                .next()
                .op(PatchOp.ADD)
                .path(Tenant.PAPERCUT + ":accessCode")
                .value("7KQZ42")
                .build()
                .sendRequest();

        assertThat(success(patched).isActive()).contains(false);
        assertThat(patched.getResource().getPhoneNumbers().getFirst().getValue())
                .contains("+351 912");
        assertThat(tenant.total(Tenant.PAPERCUT + ":accessCode eq \"7KQZ42\"")).isEqualTo(1);
    }

    @Test
    void keepsGroupsOfMembers() {
        String ana = id(create(user("ana")));
        String bea = id(create(user("bea")));
        Group group = success(client.create(Group.class, EndpointPaths.GROUPS)
                .setResource(Group.builder()
                        .displayName("Teachers")
                        .members(List.of(Member.builder().value(ana).build()))
                        .build())
                .sendRequest());

        ServerResponse<Group> patched = client.patch(Group.class, EndpointPaths.GROUPS, id(group))
                .addOperation()
                .op(PatchOp.ADD)
                .path("members")
                .valueNode(Member.builder().value(bea).build())
                .build()
                .sendRequest();

        assertThat(patched.getHttpStatus()).isEqualTo(204);
        assertThat(success(client.get(Group.class, EndpointPaths.GROUPS, id(group))
                                .sendRequest())
                        .getMembers())
                .extracting(member -> member.getValue().orElse(""))
                .containsExactly(ana, bea);
        assertThat(success(client.get(User.class, EndpointPaths.USERS, bea).sendRequest())
                        .getGroups())
                .extracting(GroupNode::getDisplay)
                .containsExactly(Optional.of("Teachers"));
    }

    @Test
    void sendsManyInOneRequest() {
        create(user("bea"));

        ServerResponse<BulkResponse> answered = client.bulk()
                .failOnErrors(5)
                .bulkRequestOperation(EndpointPaths.USERS)
                .method(HttpMethod.POST)
                .bulkId("ana")
                .data(user("ana"))
                .next()
                .bulkRequestOperation(EndpointPaths.USERS)
                .method(HttpMethod.POST)
                .bulkId("bea")
                .data(user("bea"))
                .next()
                .bulkRequestOperation(EndpointPaths.GROUPS)
                .method(HttpMethod.POST)
                .bulkId("teachers")
                .data(Group.builder()
                        .displayName("Teachers")
                        .members(List.of(Member.builder().value("bulkId:ana").build()))
                        .build())
                .sendRequest();

        BulkResponse bulk = success(answered);
        assertThat(bulk.getByBulkId("ana").orElseThrow().getStatus()).isEqualTo(201);
        assertThat(bulk.getByBulkId("bea").orElseThrow().getStatus()).isEqualTo(409);
        assertThat(bulk.getByBulkId("teachers").orElseThrow().getStatus()).isEqualTo(201);
        assertThat(tenant.members(created(bulk, "teachers"))).containsExactly(created(bulk, "ana"));
    }

    /** RFC 7644 has the address and no id there. */
    private static String created(BulkResponse bulk, String bulkId) {
        return bulk.getByBulkId(bulkId)
                .orElseThrow()
                .getLocation()
                .orElseThrow()
                .replaceAll(".*/", "");
    }

    @Test
    void understandsWhyItIsRefused() {
        create(user("ana"));

        var again = client.create(User.class, EndpointPaths.USERS)
                .setResource(user("ANA"))
                .sendRequest();
        var unknown = client.list(User.class, EndpointPaths.USERS)
                .filter("shoeSize", Comparator.EQ, "43")
                .build()
                .get()
                .sendRequest();
        ServerResponse<User> stranger;
        try (ScimRequestBuilder other = client("x" + tenant.token)) {
            stranger = other.get(User.class, EndpointPaths.USERS, "1").sendRequest();
        }

        assertThat(again.isSuccess()).isFalse();
        assertThat(again.getHttpStatus()).isEqualTo(409);
        assertThat(again.getErrorResponse().getScimType()).contains("uniqueness");
        assertThat(again.getErrorResponse().getDetail().orElse("")).contains("userName");
        assertThat(unknown.getHttpStatus()).isEqualTo(400);
        assertThat(unknown.getErrorResponse().getScimType()).contains("invalidFilter");
        assertThat(stranger.getHttpStatus()).isEqualTo(401);
        assertThat(stranger.getErrorResponse().getStatus()).isEqualTo(401);
    }

    private static User user(String name) {
        User user = User.builder()
                .userName(name)
                .name(Name.builder().givenName(name).familyName("Silva").build())
                .emails(List.of(Email.builder()
                        .value(name + "@school.example")
                        .type("work")
                        .primary(true)
                        .build()))
                .active(true)
                .build();
        user.set(
                Tenant.PAPERCUT,
                JsonNodeFactory.instance.objectNode().put("accessCard", "04A25B" + Math.abs(name.hashCode() % 1_000)));
        return user;
    }

    private User create(User user) {
        ServerResponse<User> created =
                client.create(User.class, EndpointPaths.USERS).setResource(user).sendRequest();
        assertThat(created.getHttpStatus()).isEqualTo(201);
        return success(created);
    }

    private static String id(ResourceNode resource) {
        return resource.getId().orElseThrow();
    }

    private static <T extends ScimObjectNode> T success(ServerResponse<T> answer) {
        assertThat(answer.isSuccess()).as(answer.getResponseBody()).isTrue();
        assertThat(answer.isValidScimResponse()).as(answer.getResponseBody()).isTrue();
        return answer.getResource();
    }
}
