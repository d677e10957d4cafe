package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import platen.testing.WithEngines;

/** Bulk requests as RFC 7644, 3.7 has them. */
@QuarkusTest
@WithEngines
class BulkTest {

    private Tenant tenant;

    @BeforeEach
    void createTenant() {
        tenant = Tenant.create();
    }

    @Test
    void createsAGroupWithUsersOfTheSameRequest() {
        JsonNode results = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'g','data':{'displayName':'Teachers','members':[
                    {'type':'User','value':'bulkId:ana'}]}},
                {'method':'POST','path':'/Users','bulkId':'ana','data':{'userName':'ana'}}""");

        assertThat(results).extracting(result -> result.path("status").asText()).containsOnly("201");
        assertThat(results).extracting(result -> result.path("bulkId").asText()).containsExactly("g", "ana");
        String ana = id(results.get(1));
        assertThat(tenant.members(id(results.get(0)))).containsExactly(ana);
        assertThat(results.get(1).path("location").asText()).isEqualTo(Http.root() + tenant.base() + "/Users/" + ana);
        assertThat(results.get(1).path("version").asText()).isEqualTo("W/\"1\"");
        assertThat(results.get(1).path("method").asText()).isEqualTo("POST");
    }

    @Test
    void resolvesGroupsThatNameEachOther() {
        JsonNode results = bulk("""
                {'method':'POST','path':'/Groups','bulkId':'a','data':{'displayName':'A','members':[{'value':'bulkId:b'}]}},
                {'method':'POST','path':'/Groups','bulkId':'b','data':{'displayName':'B','members':[{'value':'bulkId:a'}]}}""");

        assertThat(results).extracting(result -> result.path("status").asText()).containsOnly("201");
        String a = id(results.get(0));
        String b = id(results.get(1));
        assertThat(tenant.members(a)).containsExactly(b);
        assertThat(tenant.members(b)).containsExactly(a);
        assertThat(results.get(0).path("version").asText())
                .isEqualTo(tenant.getGroup(a).eTag());
    }

    @Test
    void changesAndDeletes() {
        String ana = tenant.user("ana");
        String bea = tenant.user("bea");

        JsonNode results = bulk("""
                {'method':'PATCH','path':'/Users/ANA','data':{'Operations':[{'op':'Replace','path':'active','value':'False'}]}},
                {'method':'put','path':'/Users/ANA','version':'W/\"7\"','data':{'userName':'anna'}},
                {'method':'PUT','path':'/Users/ANA','version':'W/\"2\"','data':{'userName':'anna'}},
                {'method':'DELETE','path':'/Users/BEA'},
                {'method':'DELETE','path':'/Users/BEA'}""".replace("ANA", ana).replace("BEA", bea));

        assertThat(results)
                .extracting(result -> result.path("status").asText())
                .containsExactly("200", "412", "200", "204", "404");
        assertThat(results.get(1).at("/response/schemas/0").asText()).endsWith(":Error");
        assertThat(results.get(1).path("location").asText()).endsWith("/Users/" + ana);
        assertThat(tenant.get(ana).ok(200).path("userName").asText()).isEqualTo("anna");
        assertThat(tenant.get(ana).ok(200).path("active").asBoolean(true)).isFalse();
        tenant.get(bea).isScimError(404, "");
    }

    @Test
    void keepsWhatWasDoneBesideWhatFails() {
        tenant.user("ana");

        JsonNode results = bulk("""
                {'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'ana'}},
                {'method':'POST','path':'/Groups','bulkId':'2','data':{'displayName':'G','members':[{'value':'bulkId:1'}]}},
                {'method':'POST','path':'/Users','bulkId':'3','data':{'userName':'bea'}},
                {'method':'PATCH','path':'/Users/bulkId:3','data':{'Operations':[{'op':'add','path':'title','value':'Ms'}]}},
                {'method':'DELETE','path':'/Users/bulkId:nobody'}""");

        assertThat(results)
                .extracting(result -> result.path("status").asText())
                .containsExactly("409", "409", "201", "200", "409");
        assertThat(results.get(0).at("/response/scimType").asText()).isEqualTo("uniqueness");
        assertThat(results.get(0).has("location")).isFalse();
        assertThat(tenant.get(id(results.get(2))).ok(200).path("title").asText())
                .isEqualTo("Ms");
        assertThat(tenant.scim("GET", "/Groups", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void stopsAfterAsManyErrorsAsTheClientBears() {
        String operations = IntStream.range(0, 5)
                .mapToObj(number -> "{'method':'DELETE','path':'/Users/none" + number + "'}")
                .collect(Collectors.joining(","));

        JsonNode results = send("{'failOnErrors':2,'Operations':[" + operations
                        + ",{'method':'POST','path':'/Users','bulkId':'x','data':{'userName':'ana'}}]}")
                .ok(200)
                .path("Operations");

        assertThat(results).hasSize(2);
        assertThat(tenant.total("userName eq \"ana\"")).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{} | invalidSyntax",
                "{'Operations':{}} | invalidSyntax",
                "{'Operations':['x']} | invalidSyntax",
                "{'Operations':[{'method':'GET','path':'/Users'}]} | invalidSyntax",
                "{'Operations':[{'method':'POST','path':'/Things','data':{}}]} | invalidSyntax",
                "{'Operations':[{'method':'POST','path':'/Users/1','data':{}}]} | invalidSyntax",
                "{'Operations':[{'method':'DELETE','path':'/Users'}]} | invalidSyntax",
                "{'Operations':[{'method':'POST','path':'/Users'}]} | invalidSyntax",
                "{'failOnErrors':0,'Operations':[]} | invalidValue",
                "{'Operations':[{'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'a'}},"
                        + "{'method':'POST','path':'/Users','bulkId':'1','data':{'userName':'b'}}]} | invalidValue",
            })
    void refusesWhatItCannotRead(String body, String type) {
        send(body).isScimError(400, type);

        assertThat(tenant.scim("GET", "/Users", null)
                        .ok(200)
                        .path("totalResults")
                        .asInt())
                .isZero();
    }

    @Test
    void refusesMoreOperationsThanItSays() {
        String many = "{'method':'DELETE','path':'/Users/1'},".repeat(1_000) + "{'method':'DELETE','path':'/Users/1'}";

        send("{'Operations':[" + many + "]}").isScimError(413, "");
    }

    @Test
    void createsHundredsInOneRequest() {
        String users = IntStream.range(0, 200)
                .mapToObj(number -> "{'method':'POST','path':'/Users','bulkId':'" + number + "','data':{'userName':'u"
                        + number + "'}}")
                .collect(Collectors.joining(","));

        assertThat(bulk(users))
                .hasSize(200)
                .allSatisfy(result -> assertThat(result.path("status").asText()).isEqualTo("201"));
        assertThat(List.of(tenant.total("userName eq \"u0\""), tenant.total("userName eq \"u199\"")))
                .containsOnly(1L);
    }

    private JsonNode bulk(String operations) {
        return send("{'schemas':['urn:ietf:params:scim:api:messages:2.0:BulkRequest'],'Operations':[" + operations
                        + "]}")
                .ok(200)
                .path("Operations");
    }

    private Answer send(String body) {
        return tenant.scim("POST", "/Bulk", body);
    }

    private static String id(JsonNode result) {
        return result.path("location").asText().replaceAll(".*/", "");
    }
}
