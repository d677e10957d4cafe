package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** Order, pages by index and by cursor, searches by POST, and which attributes are shown. */
@QuarkusTest
@WithEngines
class ListsTest {

    private static final String SEARCH = "'schemas':['urn:ietf:params:scim:api:messages:2.0:SearchRequest']";

    @Inject
    TestClock clock;

    private final List<String> created = new ArrayList<>();
    private Tenant tenant;

    @BeforeEach
    void fillATenant() {
        tenant = Tenant.create();
        created.clear();
        create("{'userName':'cem','displayName':'B','title':'x','active':false}");
        create("{'userName':'Ana','displayName':'a','title':'X',"
                + "'emails':[{'value':'z@x','type':'home'},{'value':'b@x','type':'work','primary':true}]}");
        create("{'userName':'bea','emails':[{'value':'C@x'},{'value':'a@x'}]}");
        create("{'userName':'dov','displayName':'c','title':'a','<ENT>':{'department':'D'}}");
    }

    @AfterEach
    void setTheClockRight() {
        clock.reset();
    }

    private void create(String user) {
        created.add(tenant.post(user).ok(201).path("id").asText());
    }

    private JsonNode list(String query) {
        return tenant.scim("GET", "/Users?" + query, null).ok(200);
    }

    private static String names(JsonNode list) {
        return String.join(" ", list.path("Resources").findValuesAsText("userName"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "sortBy=userName | Ana bea cem dov",
                "sortBy=userName&sortOrder=descending | dov cem bea Ana",
                "sortBy=displayName | Ana cem dov bea",
                "sortBy=displayName&sortOrder=descending | bea dov cem Ana",
                "sortBy=title&sortOrder=ascending | dov cem Ana bea",
                "sortBy=emails.value | Ana bea cem dov",
                "sortBy=emails | Ana bea cem dov",
                "sortBy=active | cem Ana bea dov",
                "sortBy=meta.created&sortOrder=descending | dov bea Ana cem",
                "sortBy=urn%3Aietf%3Aparams%3Ascim%3Aschemas%3Aextension%3Aenterprise%3A2.0%3AUser%3Adepartment | dov cem Ana bea",
                "sortBy=title&startIndex=2&count=2 | cem Ana",
                "sortBy=schemas | cem Ana bea dov",
                "sortOrder=descending | cem Ana bea dov",
            })
    void sorts(String query, String expected) {
        assertThat(names(list(query))).isEqualTo(expected);
        assertThat(walked(query.replaceAll("&?(startIndex|count)=\\d+", ""), 1))
                .as("by cursor")
                .isEqualTo(names(list(query.replaceAll("&?(startIndex|count)=\\d+", ""))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sortBy=shoeSize",
                "sortBy=name",
                "sortBy=password",
                "sortBy=urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode",
                "sortBy=userName&sortOrder=upwards",
                "sortBy=userName%27%3B--",
                "attributes=userName&excludedAttributes=title",
                "cursor&startIndex=1",
            })
    void refusesWhatMakesNoList(String query) {
        tenant.scim("GET", "/Users?" + query, null).isScimError(400, "invalidValue");
    }

    /** Forward to the end, then back to the beginning. */
    private String walked(String query, int count) {
        List<String> forward = new ArrayList<>();
        JsonNode page = list(query + "&count=" + count + "&cursor");
        assertThat(page.has("startIndex")).isFalse();
        assertThat(page.has("previousCursor")).isFalse();
        forward.add(names(page));
        while (page.has("nextCursor")) {
            page = list(query + "&count=" + count + "&cursor="
                    + page.path("nextCursor").asText());
            assertThat(page.path("totalResults").asInt()).isEqualTo(4);
            forward.add(names(page));
        }
        List<String> backward = new ArrayList<>();
        backward.add(names(page));
        while (page.has("previousCursor")) {
            page = list(query + "&count=" + count + "&cursor="
                    + page.path("previousCursor").asText());
            backward.addFirst(names(page));
        }
        if (count == 1) {
            assertThat(backward).isEqualTo(forward);
        }
        return String.join(" ", forward);
    }

    @Test
    void walksByCursorAndBack() {
        assertThat(walked("", 3)).isEqualTo("cem Ana bea dov");
        assertThat(walked("", 4)).isEqualTo("cem Ana bea dov");
        assertThat(walked("filter=userName+pr", 1)).isEqualTo("cem Ana bea dov");
    }

    @Test
    void missesNobodyWhenOthersAreDeletedDuringAWalk() {
        JsonNode page = list("count=2&cursor");
        tenant.delete(created.get(0)).ok(204);
        tenant.delete(created.get(1)).ok(204);

        assertThat(names(list("count=2&cursor=" + page.path("nextCursor").asText())))
                .isEqualTo("bea dov");
    }

    @Test
    void takesACursorOnlyWhereItWasGiven() {
        String cursor =
                list("count=1&sortBy=userName&cursor").path("nextCursor").asText();
        Tenant other = Tenant.create();
        other.user("eva");

        for (String query : List.of(
                "cursor=" + cursor,
                "sortBy=userName&sortOrder=descending&cursor=" + cursor,
                "sortBy=title&cursor=" + cursor,
                "sortBy=userName&filter=title+pr&cursor=" + cursor,
                "cursor=nonsense",
                "cursor=%00",
                "sortBy=userName&cursor=" + cursor.substring(0, cursor.length() - 2) + "AA")) {
            tenant.scim("GET", "/Users?" + query, null).isScimError(400, "invalidCursor");
        }
        other.scim("GET", "/Users?sortBy=userName&cursor=" + cursor, null).isScimError(400, "invalidCursor");
        tenant.scim("GET", "/Groups?sortBy=displayName&cursor=" + cursor, null).isScimError(400, "invalidCursor");
        assertThat(cursor).doesNotContainIgnoringCase("ana");
        assertThat(names(list("count=1&sortBy=userName&cursor=" + cursor))).isEqualTo("bea");
    }

    @Test
    void letsACursorGrowOld() {
        String cursor = list("count=1&cursor").path("nextCursor").asText();

        clock.advance(Duration.ofMinutes(59));
        list("cursor=" + cursor);
        clock.advance(Duration.ofMinutes(2));
        tenant.scim("GET", "/Users?cursor=" + cursor, null).isScimError(400, "expiredCursor");
    }

    @Test
    void refusesACountThatIsNone() {
        tenant.scim("GET", "/Users?count=many&cursor", null).isScimError(400, "invalidCount");
        tenant.scim("GET", "/Users?count=many", null).isScimError(400, "invalidValue");
        assertThat(list("count=0&cursor").path("totalResults").asInt()).isEqualTo(4);
    }

    @Test
    void saysWhichPagesItHas() {
        JsonNode config = tenant.scim("GET", "/ServiceProviderConfig", null).ok(200);

        assertThat(config.at("/sort/supported").asBoolean()).isTrue();
        assertThat(config.path("pagination").toString())
                .isEqualTo("{\"cursor\":true,\"index\":true,\"defaultPaginationMethod\":\"index\","
                        + "\"defaultPageSize\":100,\"maxPageSize\":200,\"cursorTimeout\":3600}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "attributes=userName | schemas,id,userName",
                "attributes=USERNAME,emails.value,shoeSize | schemas,id,userName,emails",
                "attributes=urn:ietf:params:scim:schemas:core:2.0:User:userName&attributes=meta.version | schemas,id,userName,meta",
                "attributes=shoeSize | schemas,id",
                "attributes=id | schemas,id",
                "excludedAttributes=emails,id,schemas,meta | schemas,id,active,displayName,title,userName",
                "excludedAttributes=emails,meta.version,title,displayName | schemas,id,active,userName,meta",
            })
    void showsWhatIsWanted(String query, String members) {
        JsonNode user = tenant.scim("GET", "/Users/" + created.get(1) + "?" + query, null)
                .ok(200);
        JsonNode listed = list("filter=userName+eq+%22ana%22&" + query).at("/Resources/0");

        assertThat(user.fieldNames()).toIterable().containsExactlyInAnyOrder(members.split(","));
        assertThat(listed).isEqualTo(user);
        if (query.contains("emails.value")) {
            assertThat(user.path("emails").toString()).isEqualTo("[{\"value\":\"z@x\"},{\"value\":\"b@x\"}]");
        }
        if (query.contains("excludedAttributes=emails,meta.version")) {
            assertThat(user.path("meta").has("version")).isFalse();
            assertThat(user.path("meta").has("location")).isTrue();
        }
    }

    @Test
    void showsOnlyWhatIsWantedAfterWritesToo() {
        Answer posted = tenant.scim("POST", "/Users?attributes=userName", "{'userName':'eva','title':'t'}");
        String id = posted.ok(201).path("id").asText();
        assertThat(posted.json().has("title")).isFalse();
        assertThat(posted.headers().firstValue("Location").orElse("")).endsWith("/Users/" + id);

        assertThat(tenant.scim(
                                "PATCH",
                                "/Users/" + id + "?attributes=title",
                                Tenant.patchBody("{'op':'replace','path':'title','value':'u'}"))
                        .ok(200)
                        .fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("schemas", "id", "title");
        JsonNode enterprise = tenant.scim(
                        "GET", "/Users/" + created.get(3) + "?attributes=" + Tenant.ENTERPRISE + ":department", null)
                .ok(200);
        assertThat(enterprise.path(Tenant.ENTERPRISE).path("department").asText())
                .isEqualTo("D");
        assertThat(enterprise.has("userName")).isFalse();
    }

    @Test
    void searchesByPost() {
        JsonNode found = tenant.scim(
                        "POST",
                        "/Users/.search",
                        "{" + SEARCH + ",'attributes':['userName'],'Filter':'title pr','sortBy':'userName',"
                                + "'sortOrder':'descending','startIndex':2,'count':'1'}")
                .ok(200);
        assertThat(found.path("totalResults").asInt()).isEqualTo(3);
        assertThat(found.path("startIndex").asInt()).isEqualTo(2);
        assertThat(names(found)).isEqualTo("cem");
        assertThat(found.at("/Resources/0").size()).isEqualTo(3);

        JsonNode first = tenant.scim("POST", "/Users/.search", "{" + SEARCH + ",'cursor':'','count':3}")
                .ok(200);
        String cursor = first.path("nextCursor").asText();
        assertThat(names(tenant.scim("POST", "/Users/.search", "{'cursor':'" + cursor + "','count':3}")
                        .ok(200)))
                .isEqualTo("dov");
        tenant.scim("POST", "/Users/.search", "{'filter':''}").isScimError(400, "invalidFilter");
        tenant.scim("POST", "/Users/.search", "{'filter':'shoeSize pr'}").isScimError(400, "invalidFilter");
        tenant.scim("POST", "/Users/.search", "{'filter':{}}").isScimError(400, "invalidSyntax");
    }

    @Test
    void searchesAllTypesAtOnce() {
        tenant.scim("POST", "/Groups", "{'displayName':'a','members':[{'value':'" + created.get(0) + "'}]}")
                .ok(201);

        JsonNode all = search("{" + SEARCH + ",'startIndex':4,'count':2}");
        assertThat(all.path("totalResults").asInt()).isEqualTo(5);
        assertThat(all.path("Resources").findValuesAsText("resourceType")).containsExactly("User", "Group");
        assertThat(search("{'filter':'displayName eq \\u0022A\\u0022'}")
                        .path("Resources")
                        .findValuesAsText("resourceType"))
                .containsExactly("User", "Group");
        assertThat(search("{'filter':'meta.resourceType eq \\u0022Group\\u0022'}")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        assertThat(search("{'filter':'members.value eq \\u0022" + created.get(0) + "\\u0022'}")
                        .path("totalResults")
                        .asInt())
                .isEqualTo(1);
        tenant.scim("POST", "/.search", "{'filter':'shoeSize pr'}").isScimError(400, "invalidFilter");
        assertThat(Tenant.create()
                        .scim("POST", "/.search", "{}")
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    private JsonNode search(String body) {
        return tenant.scim("POST", "/.search", body).ok(200);
    }

    @Test
    void filtersAndSortsGroups() {
        group("{'displayName':'Teachers','externalId':'t','members':[{'value':'" + created.get(0) + "'}]}");
        group("{'displayName':'pupils'}");

        assertThat(groups("sortBy=displayName")).isEqualTo("pupils Teachers");
        assertThat(groups("filter=displayName+sw+%22TEACH%22")).isEqualTo("Teachers");
        assertThat(groups("filter=members+pr")).isEqualTo("Teachers");
        assertThat(groups("filter=not+(members+pr)")).isEqualTo("pupils");
        assertThat(groups("filter=members%5Bvalue+eq+%22" + created.get(0) + "%22+and+type+eq+%22user%22%5D"))
                .isEqualTo("Teachers");
        assertThat(groups("filter=members.value+ne+%22" + created.get(0) + "%22"))
                .isEqualTo("pupils");
        assertThat(groups("filter=members.value+eq+%22nobody%22")).isEmpty();
        assertThat(groups("attributes=displayName&count=1&cursor")).isEqualTo("Teachers");
        tenant.scim("GET", "/Groups?filter=members%5Bdisplay+eq+%22x%22%5D", null)
                .isScimError(400, "invalidFilter");
        tenant.scim("GET", "/Groups?filter=userName+eq+%22x%22", null).isScimError(400, "invalidFilter");
    }

    private void group(String group) {
        tenant.scim("POST", "/Groups", group).ok(201);
    }

    private String groups(String query) {
        JsonNode list = tenant.scim("GET", "/Groups?" + query, null).ok(200);
        List<String> names = new ArrayList<>();
        list.path("Resources")
                .forEach(group -> names.add(group.path("displayName").asText()));
        return String.join(" ", names);
    }

    @Test
    void sendsNothingThatIsKnownAlready() {
        String path = "/Users/" + created.get(0);
        for (String known : List.of("W/\"1\"", "\"1\"", "W/\"7\", W/\"1\"", "*")) {
            Answer answer = tenant.scim("GET", path, null, "If-None-Match", known);
            assertThat(answer.status()).isEqualTo(304);
            assertThat(answer.eTag()).isEqualTo("W/\"1\"");
            assertThat(answer.text()).isEmpty();
        }
        tenant.scim("GET", path, null, "If-None-Match", "W/\"2\"").ok(200);
    }
}
