package platen.scim.patching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.UserSchemas;

/** Operations as clients write them, in single quotes for legibility, and the resource they lead to. */
class PatchTest {

    private static final UUID ID = UUID.fromString("3b1f6a0c-52d4-4e8e-9d17-6c0f8e2a7b15");
    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PAPERCUT = "urn:ietf:params:scim:schemas:extension:papercut:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                // Add and Replace in any case, booleans as text
                "{'op':'Replace','path':'active','value':'False'} | {'active':true} | {'active':false}",
                "{'op':'Add','path':'active','value':'False'} | {'active':true} | {'active':false}",
                "{'op':'replace','value':{'active':false}} | {'active':true} | {'active':false}",
                "{'op':'REPLACE','value':{'Active':'false'}} | {'active':true} | {'active':false}",
                "{'op':'add','value':{'active':'TRUE'}} | {'active':false} | {'active':true}",
                // dotted keys without a path
                "{'op':'replace','value':{'name.givenName':'Ana','name.familyName':'Silva'}} | {'name':{'givenName':'A'}} | {'name':{'givenName':'Ana','familyName':'Silva'}}",
                // qualified keys and paths
                "{'op':'replace','value':{'ENT:department':'Arts'}} | {} | {'ENT':{'department':'Arts'}}",
                "{'op':'Add','path':'ENT:department','value':'Arts'} | {'ENT':{'division':'D'}} | {'ENT':{'division':'D','department':'Arts'}}",
                "{'op':'Add','path':'PC:accessCode','value':'7KQZ42'} | {} | {'PC':{'accessCode':'7KQZ42'}}",
                "{'op':'Replace','path':'PC:accessCode','value':424242} | {'PC':{'accessCode':'7KQZ42'}} | {'PC':{'accessCode':'424242'}}",
                "{'op':'replace','value':{'PC':{'accessCode':'7KQZ42'}}} | {'PC':{'accessCard':'04A2'}} | {'PC':{'accessCard':'04A2','accessCode':'7KQZ42'}}",
                "{'op':'replace','path':'PC','value':{'accessCode':'7KQZ42'}} | {} | {'PC':{'accessCode':'7KQZ42'}}",
                "{'op':'replace','path':'accessCode','value':'7KQZ42'} | {} | {'PC':{'accessCode':'7KQZ42'}}",
                // removing a credential leaves a mark
                "{'op':'Remove','path':'PC:accessCode'} | {'PC':{'accessCode':'7KQZ42'}} | {'PC':{'accessCode':null}}",
                "{'op':'replace','path':'PC:accessCode','value':null} | {'PC':{'accessCode':'7KQZ42'}} | {'PC':{'accessCode':null}}",
                "{'op':'Replace','path':'PC:accessCode','value':''} | {'PC':{'accessCode':'7KQZ42'}} | {'PC':{'accessCode':null}}",
                "{'op':'replace','value':{'PC:accessCode':[]}} | {'PC':{'accessCode':'7KQZ42'}} | {'PC':{'accessCode':null}}",
                // null means remove
                "{'op':'replace','path':'displayName','value':null} | {'displayName':'A'} | {}",
                "{'op':'replace','value':{'displayName':null,'title':'Dr'}} | {'displayName':'A'} | {'title':'Dr'}",
                // filtered paths: changed where it is, made where it is not
                "{'op':'Replace','path':'emails[type eq \"work\"].value','value':'b@x'} | {'emails':[{'type':'work','value':'a@x'}]} | {'emails':[{'type':'work','value':'b@x'}]}",
                "{'op':'Add','path':'emails[type eq \"work\"].value','value':'b@x'} | {'emails':[{'type':'work','value':'a@x'}]} | {'emails':[{'type':'work','value':'b@x'}]}",
                "{'op':'Add','path':'phoneNumbers[type eq \"mobile\"].value','value':'1'} | {} | {'phoneNumbers':[{'type':'mobile','value':'1'}]}",
                "{'op':'Replace','path':'phoneNumbers[type eq \"mobile\"].value','value':'1'} | {'phoneNumbers':[{'type':'work','value':'2'}]} | {'phoneNumbers':[{'type':'work','value':'2'},{'type':'mobile','value':'1'}]}",
                "{'op':'Replace','path':'roles[primary eq \"True\"].value','value':'b'} | {'roles':[{'primary':true,'value':'a'},{'value':'c'}]} | {'roles':[{'primary':true,'value':'b'},{'value':'c'}]}",
                "{'op':'Add','path':'roles[primary eq \"True\"].display','value':'b'} | {} | {'roles':[{'primary':true,'display':'b'}]}",
                "{'op':'replace','path':'EMAILS[TYPE eq \"work\"]','value':{'value':'b@x'}} | {'emails':[{'type':'work','value':'a@x'}]} | {'emails':[{'type':'work','value':'b@x'}]}",
                "{'op':'remove','path':'emails[type eq \"work\"]'} | {'emails':[{'type':'work','value':'a@x'},{'value':'b@x'}]} | {'emails':[{'value':'b@x'}]}",
                "{'op':'remove','path':'emails[type eq \"work\"]'} | {'emails':[{'value':'b@x'}]} | {'emails':[{'value':'b@x'}]}",
                // lists
                "{'op':'add','path':'emails','value':[{'value':'b@x'}]} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'a@x'},{'value':'b@x'}]}",
                "{'op':'add','path':'emails','value':{'value':'a@x'}} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'a@x'}]}",
                "{'op':'replace','path':'emails','value':[{'value':'b@x'}]} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'b@x'}]}",
                "{'op':'replace','path':'emails','value':[]} | {'emails':[{'value':'a@x'}]} | {}",
                "{'op':'add','path':'emails','value':[]} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'a@x'}]}",
                "{'op':'Remove','path':'emails','value':[{'$ref':null,'value':'a@x'}]} | {'emails':[{'value':'a@x'},{'value':'b@x'}]} | {'emails':[{'value':'b@x'}]}",
                "{'op':'Remove','path':'emails','value':[]} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'a@x'}]}",
                "{'op':'remove','path':'emails'} | {'emails':[{'value':'a@x'}]} | {}",
                "{'op':'replace','path':'emails.value','value':'b@x'} | {'emails':[{'value':'a@x'}]} | {'emails':[{'value':'b@x'}]}",
                // legacy single value
                "{'op':'Add','path':'displayName','value':[{'$ref':null,'value':'Ana'}]} | {} | {'displayName':'Ana'}",
                // managers
                "{'op':'Add','path':'manager','value':'m1'} | {} | {'ENT':{'manager':{'value':'m1'}}}",
                "{'op':'Add','path':'ENT:manager','value':[{'$ref':'http://x/m1','value':'m1'}]} | {} | {'ENT':{'manager':{'$ref':'http://x/m1','value':'m1'}}}",
                "{'op':'Replace','path':'ENT:manager','value':''} | {'ENT':{'manager':{'value':'m1'}}} | {}",
                // what says nothing new
                "{'op':'replace','value':{'id':'3b1f6a0c-52d4-4e8e-9d17-6c0f8e2a7b15','displayName':'B'}} | {'displayName':'A'} | {'displayName':'B'}",
                "{'op':'replace','value':{'schemas':['x'],'meta':{'resourceType':'User'},'groups':[],'password':'p'}} | {'displayName':'A'} | {'displayName':'A'}",
                "{'op':'replace','path':'password','value':'p'} | {} | {}",
                "{'op':'remove','path':'displayName'} | {} | {}",
            })
    void isAppliedWhateverItsDialect(String operation, String before, String after) {
        assertThat(applied(patch(operation), json(before))).isEqualTo(json(after));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'op':'replace','path':'shoeSize','value':'43'} | invalidPath",
                "{'op':'replace','value':{'shoeSize':'43'}} | invalidPath",
                "{'op':'replace','path':'name.shoeSize','value':'43'} | invalidPath",
                "{'op':'replace','path':'urn:unknown:2.0:User:accessCode','value':'43'} | invalidPath",
                "{'op':'replace','path':'PC:pin','value':'43'} | invalidPath",
                "{'op':'replace','path':'displayName[type eq \"x\"]','value':'43'} | invalidPath",
                "{'op':'replace','path':'emails[type eq \"work\"','value':'43'} | invalidPath",
                "{'op':'replace','path':'emails[colour eq \"work\"].value','value':'43'} | invalidPath",
                "{'op':'replace','path':'emails..value','value':'43'} | invalidPath",
                "{'op':'replace','path':['active'],'value':true} | invalidPath",
                "{'op':'remove'} | noTarget",
                "{'op':'replace','path':'emails[type co \"w\"].value','value':'a@x'} | noTarget",
                "{'op':'replace','path':'id','value':'other'} | mutability",
                "{'op':'remove','path':'id'} | mutability",
                "{'op':'add','path':'groups','value':[{'value':'g'}]} | mutability",
                "{'op':'replace','path':'meta.version','value':'1'} | mutability",
                "{'op':'replace','path':'ENT:manager.displayName','value':'Boss'} | mutability",
                "{'op':'replace','path':'active','value':'maybe'} | invalidValue",
                "{'op':'replace','path':'active','value':{'a':1}} | invalidValue",
                "{'op':'replace','path':'displayName','value':{'a':1}} | invalidValue",
                "{'op':'replace','path':'displayName','value':['a','b']} | invalidValue",
                "{'op':'replace','path':'name','value':'Ana'} | invalidValue",
                "{'op':'replace','path':'displayName','value':'A\\u0000'} | invalidValue",
                "{'op':'replace','path':'displayName'} | invalidValue",
                "{'op':'replace','value':'x'} | invalidValue",
                "{'op':'move','path':'displayName','value':'x'} | invalidSyntax",
                "{'path':'displayName','value':'x'} | invalidSyntax",
                "7 | invalidSyntax",
            })
    void refusesWhatItCouldNotApply(String operation, String type) {
        assertThatThrownBy(() -> applied(patch(operation), json("{'userName':'ana'}")))
                .isInstanceOfSatisfying(
                        ScimRefusal.class,
                        refusal -> assertThat(refusal.type())
                                .hasToString(type.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Operations':{}}", "{'Operations':'x'}", "{'schemas':[]}"})
    void wantsAListOfOperations(String body) {
        assertThatThrownBy(() -> applied(json(body), json("{}"))).isInstanceOf(ScimRefusal.class);
    }

    @Test
    void appliesOperationsOneAfterTheOther() {
        ObjectNode body = json("{'operations':[{'op':'Add','path':'emails[type eq \"work\"].value','value':'a@x'},"
                + "{'OP':'replace','Path':'emails[type eq \"work\"].primary','VALUE':'True'},"
                + "{'op':'remove','path':'displayName'}]}");

        assertThat(applied(body, json("{'displayName':'A'}")))
                .isEqualTo(json("{'emails':[{'type':'work','value':'a@x','primary':true}]}"));
    }

    @Test
    void leavesTheResourceItWasGivenAlone() {
        ObjectNode before = json("{'emails':[{'type':'work','value':'a@x'}]}");

        ObjectNode after =
                applied(patch("{'op':'replace','path':'emails[type eq \"work\"].value','value':'b@x'}"), before);

        assertThat(after).isNotEqualTo(before);
        assertThat(before).isEqualTo(json("{'emails':[{'type':'work','value':'a@x'}]}"));
    }

    @Test
    void takesAnEmptyListOfOperationsAsNoChange() {
        assertThat(applied(json("{'Operations':[]}"), json("{'displayName':'A'}")))
                .isEqualTo(json("{'displayName':'A'}"));
    }

    private static ObjectNode patch(String operation) {
        return json("{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operation + "]}");
    }

    private static ObjectNode json(String legible) {
        String written = legible.replace("\"", "\\\"")
                .replace('\'', '"')
                .replace("ENT", ENTERPRISE)
                .replace("PC", PAPERCUT);
        return ScimJson.read(written.getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode applied(ObjectNode body, ObjectNode resource) {
        return Patch.applied(Patch.read(UserSchemas.TYPE, body, ID), resource);
    }
}
