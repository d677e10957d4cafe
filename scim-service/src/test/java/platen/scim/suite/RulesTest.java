package platen.scim.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.testing.WithEngines;

/** What a whole user must fulfil, whether it is created, replaced or patched. */
@QuarkusTest
@WithEngines
class RulesTest {

    private Tenant tenant;
    private String id;

    @BeforeEach
    void createAUser() {
        tenant = Tenant.create();
        id = tenant.post("{'userName':'ana','emails':[{'value':'a@x','primary':true},{'value':'b@x'}]}")
                .id();
    }

    private static String members(String name) {
        String longText = "ﷺ".repeat(200);
        return switch (name) {
            case "two primaries" -> "'emails':[{'value':'a@x','primary':true},{'value':'c@x','primary':'True'}]";
            case "long externalId" -> "'externalId':'" + longText.repeat(4) + "'";
            case "long givenName" -> "'name':{'givenName':'" + longText + "'}";
            case "long displayName" -> "'displayName':'" + longText + "'";
            case "long email" -> "'emails':[{'value':'" + longText + "'}]";
            case "text for an object" -> "'name':'Ana'";
            case "object for a text" -> "'title':{'a':'b'}";
            case "list for a single value" -> "'title':['a','b']";
            case "no truth" -> "'active':'maybe'";
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "two primaries",
                "long externalId",
                "long givenName",
                "long displayName",
                "long email",
                "text for an object",
                "object for a text",
                "list for a single value",
                "no truth",
            })
    void refusesOnEveryWay(String what) {
        String members = members(what);
        String before = tenant.get(id).text();

        tenant.post("{'userName':'bea'," + members + "}").isScimError(400, "invalidValue");
        tenant.put(id, "{'userName':'ana'," + members + "}").isScimError(400, "invalidValue");
        tenant.patch(id, "{'op':'replace','path':'nickName','value':'N'},{'op':'replace','value':{" + members + "}}")
                .isScimError(400, "invalidValue");
        assertThat(tenant.get(id).text()).isEqualTo(before);
    }

    @Test
    void refusesToRemoveWhatIsRequired() {
        tenant.patch(id, "{'op':'remove','path':'userName'}").isScimError(400, "invalidValue");
        tenant.patch(id, "{'op':'replace','path':'userName','value':'  '}").isScimError(400, "invalidValue");
        tenant.put(id, "{'displayName':'A'}").isScimError(400, "invalidValue");
    }

    @Test
    void refusesToWriteWhatCanOnlyBeRead() {
        tenant.patch(id, "{'op':'replace','path':'id','value':'7'}").isScimError(400, "mutability");
        tenant.patch(id, "{'op':'add','path':'groups','value':[{'value':'7'}]}").isScimError(400, "mutability");
        assertThat(tenant.put(id, "{'userName':'ana','id':'7','meta':{'version':'x'}}")
                        .id())
                .isEqualTo(id);
    }

    @Test
    void takesPrimaryFromTheFormerWhenAPatchGivesItToAnother() {
        tenant.patch(id, "{'op':'add','path':'emails','value':[{'value':'c@x','primary':true}]}")
                .ok(200);
        assertThat(primary()).isEqualTo("c@x");

        tenant.patch(id, "{'op':'replace','path':'emails[value eq \"b@x\"].primary','value':'True'}")
                .ok(200);
        assertThat(primary()).isEqualTo("b@x");
    }

    private String primary() {
        StringBuilder primary = new StringBuilder();
        tenant.get(id).ok(200).path("emails").forEach(email -> {
            if (email.path("primary").asBoolean()) {
                primary.append(email.path("value").asText());
            }
        });
        return primary.toString();
    }
}
