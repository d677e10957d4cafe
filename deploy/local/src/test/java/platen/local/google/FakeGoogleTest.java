package platen.local.google;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import platen.local.DemoOrganisation;
import platen.local.http.LocalServer;
import platen.local.http.Reply;
import platen.local.http.Routes;

class FakeGoogleTest {

    @TempDir
    Path directory;

    private GoogleClient google;
    private String token = "";

    @BeforeEach
    void start() throws Exception {
        google = GoogleClient.start(directory);
        token = google.accessToken(DemoOrganisation.FIRST);
    }

    @AfterEach
    void stop() {
        google.close();
    }

    @Test
    void walksAllPeoplePageByPage() throws Exception {
        List<String> ids = new ArrayList<>();
        String pageToken = "";
        do {
            JsonNode page = users(
                    "?customer=my_customer&maxResults=5" + (pageToken.isEmpty() ? "" : "&pageToken=" + pageToken));
            page.get("users").forEach(user -> ids.add(user.get("id").asText()));
            pageToken = page.path("nextPageToken").asText("");
        } while (!pageToken.isEmpty());

        assertThat(ids).hasSize(12).doesNotHaveDuplicates();
    }

    @Test
    void showsCustomFieldsOnlyWhenAskedForThem() throws Exception {
        assertThat(user("ana@demo.example", "").has("customSchemas")).isFalse();
        assertThat(user("ana@demo.example", "?projection=full")
                        .at("/customSchemas/PaperCut/accessCode")
                        .asText())
                .isEqualTo("H7Q2XA");
        assertThat(user("ana@demo.example", "?projection=custom&customFieldMask=PaperCut")
                        .has("customSchemas"))
                .isTrue();
        assertThat(user("ana@demo.example", "?projection=custom&customFieldMask=Other")
                        .has("customSchemas"))
                .isFalse();
    }

    @Test
    void leavesEmptyCustomFieldsOut() throws Exception {
        JsonNode daniel = user("daniel@demo.example", "?projection=full").at("/customSchemas/PaperCut");

        assertThat(daniel.has("accessCode")).isFalse();
        assertThat(daniel.get("cardNumber").asText()).isEqualTo("04A2B3C4F7");
    }

    @Test
    void wantsACustomerOrADomain() throws Exception {
        assertThat(google.get("/admin/directory/v1/users", token).statusCode()).isEqualTo(400);
        assertThat(users("?domain=demo.example").get("users")).hasSize(12);
        assertThat(reason(google.get("/admin/directory/v1/users?customer=C02second", token)
                        .body()))
                .isEqualTo("forbidden");
    }

    @Test
    void refusesPageSizesAndPageTokensItDidNotOffer() throws Exception {
        assertThat(google.get("/admin/directory/v1/users?customer=my_customer&maxResults=501", token)
                        .statusCode())
                .isEqualTo(400);
        assertThat(google.get("/admin/directory/v1/users?customer=my_customer&pageToken=x", token)
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void answers412ForADeletedUserAndListsIt() throws Exception {
        String id = user("ana@demo.example", "").get("id").asText();

        google.send("DELETE", "/_people/" + id, "");

        assertThat(google.get("/admin/directory/v1/users/" + id, token).statusCode())
                .isEqualTo(412);
        assertThat(users("?customer=my_customer").get("users")).hasSize(11);
        assertThat(users("?customer=my_customer&showDeleted=true").get("users")).hasSize(1);
    }

    @Test
    void answers404ForAnUnknownUser() throws Exception {
        assertThat(reason(google.get("/admin/directory/v1/users/nobody@demo.example", token)
                        .body()))
                .isEqualTo("notFound");
    }

    @Test
    void filtersByQuery() throws Exception {
        assertThat(users("?customer=my_customer&query=isSuspended=true").get("users"))
                .hasSize(1);
        assertThat(users("?customer=my_customer&query=orgUnitPath=/Staff%20email:ana*")
                        .get("users"))
                .hasSize(1);
    }

    @Test
    void describesTheSchemaAndTheUnits() throws Exception {
        JsonNode schema = google.json("/admin/directory/v1/customer/my_customer/schemas/PaperCut", token);
        JsonNode units = google.json("/admin/directory/v1/customer/my_customer/orgunits?type=all", token);

        assertThat(schema.get("fields")).hasSize(2);
        assertThat(units.get("organizationUnits"))
                .extracting(unit -> unit.get("orgUnitPath").asText())
                .containsExactly(
                        "/Staff",
                        "/Staff/Office",
                        "/Staff/Teachers",
                        "/Students",
                        "/Students/Year 10",
                        "/Students/Year 9");
    }

    @Test
    void asksForATokenAndItsScope() throws Exception {
        String orgUnitsOnly = google.accessToken(
                DemoOrganisation.FIRST, "https://www.googleapis.com/auth/admin.directory.orgunit.readonly");

        assertThat(google.get("/admin/directory/v1/users?customer=my_customer", "guess")
                        .statusCode())
                .isEqualTo(401);
        assertThat(reason(google.get("/admin/directory/v1/users?customer=my_customer", orgUnitsOnly)
                        .body()))
                .isEqualTo("insufficientPermissions");
    }

    @Test
    void keepsEditsOverARestart() throws Exception {
        String id = user("ana@demo.example", "").get("id").asText();
        google.send(
                "PATCH",
                "/_people/" + id,
                "{\"accessCode\": null, \"customSchemas\": {\"PaperCut\": {\"cardNumber\": \"AB\"}}}");
        google.close();
        google = GoogleClient.start(directory);

        JsonNode ana = google.json("/_people/" + id, token).at("/customSchemas/PaperCut");
        assertThat(ana.has("accessCode")).isFalse();
        assertThat(ana.get("cardNumber").asText()).isEqualTo("AB");
    }

    @Test
    void addsPeopleOneByOneOrInAList() throws Exception {
        JsonNode one = google.send(
                "POST",
                "/_people",
                "{\"email\": \"New@demo.example\", \"givenName\": \"New\", \"accessCode\": \"QWE789\"}");
        JsonNode many = google.send(
                "POST", "/_people", "[{\"primaryEmail\": \"a@demo.example\"}, {\"primaryEmail\": \"b@demo.example\"}]");
        JsonNode again = google.send("POST", "/_people", "{\"email\": \"new@demo.example\"}");

        assertThat(one.get("primaryEmail").asText()).isEqualTo("new@demo.example");
        assertThat(many).hasSize(2);
        assertThat(again.at("/error/code").asInt()).isEqualTo(409);
    }

    @Test
    void pushesEachKindOfChangeToItsChannelUntilThatIsStopped() throws Exception {
        BlockingQueue<String> pushed = new LinkedBlockingQueue<>();
        try (LocalServer receiver = LocalServer.start(
                0,
                new Routes().on("POST", "/push", request -> {
                    pushed.add(request.header("X-Goog-Channel-ID").orElse("") + " "
                            + request.header("X-Goog-Channel-Token").orElse("") + " "
                            + request.header("X-Goog-Resource-State").orElse(""));
                    return Reply.empty(200);
                }),
                System.err)) {
            String address = "http://127.0.0.1:" + receiver.port() + "/push";
            JsonNode channel = google.post(
                    "/admin/directory/v1/users/watch?customer=my_customer&event=update",
                    token,
                    "{\"id\": \"c1\", \"type\": \"web_hook\", \"token\": \"t1\", \"address\": \"" + address + "\"}");
            assertThat(channel.get("expiration").asText()).matches("\\d{13}");
            assertThat(pushed.poll(5, TimeUnit.SECONDS)).isEqualTo("c1 t1 sync");
            String id = user("ana@demo.example", "").get("id").asText();

            google.send("PUT", "/_pushes", "{\"copies\": 2}");
            google.send("PATCH", "/_people/" + id, "{\"accessCode\": null}");
            assertThat(pushed.poll(5, TimeUnit.SECONDS)).isEqualTo("c1 t1 update");
            assertThat(pushed.poll(5, TimeUnit.SECONDS)).isEqualTo("c1 t1 update");

            google.post(
                    "/admin/directory_v1/channels/stop",
                    token,
                    "{\"id\": \"c1\", \"resourceId\": \""
                            + channel.get("resourceId").asText() + "\"}");
            google.send("PATCH", "/_people/" + id, "{\"accessCode\": \"H7Q2XB\"}");
            google.send("DELETE", "/_people/" + id, "");
            assertThat(pushed).isEmpty();
        }
    }

    private JsonNode users(String query) throws IOException, InterruptedException {
        return google.json("/admin/directory/v1/users" + query, token);
    }

    private JsonNode user(String key, String query) throws IOException, InterruptedException {
        return google.json("/admin/directory/v1/users/" + key + query, token);
    }

    private static String reason(byte[] body) {
        return platen.local.Json.parse(body).at("/error/errors/0/reason").asText();
    }
}
