package platen.scim.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.users.domain.CredentialState;
import platen.scim.users.domain.Credentials;

class UserDocumentTest {

    private static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    private static final String PAPERCUT = "urn:ietf:params:scim:schemas:extension:papercut:2.0:User";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'USERNAME':'Ana','Active':'True'} | {'userName':'Ana','active':true}",
                "{'userName':'Ana','id':'x','meta':{'resourceType':'User'},'groups':[{'value':'g'}],'schemas':[]} | {'userName':'Ana'}",
                "{'userName':'Ana','password':'secret'} | {'userName':'Ana'}",
                "{'userName':'Ana','roles':[],'displayName':null,'name':{'givenName':null},'shoeSize':43} | {'userName':'Ana'}",
                "{'userName':4711,'emails':{'value':'a@x','Primary':'true'}} | {'userName':'4711','emails':[{'value':'a@x','primary':true}]}",
                "{'userName':'Ana','emails':['a@x']} | {'userName':'Ana','emails':[{'value':'a@x'}]}",
                "{'userName':'Ana','name':[{'givenName':'A'}]} | {'userName':'Ana','name':{'givenName':'A'}}",
                "{'userName':'Ana','ENT':{'Department':'Arts','unknown':1}} | {'userName':'Ana','ENT':{'department':'Arts'}}",
                "{'userName':'Ana','ENT:department':'Arts'} | {'userName':'Ana','ENT':{'department':'Arts'}}",
                "{'userName':'Ana','ENT':{},'urn:unknown:2.0:User':{'a':1}} | {'userName':'Ana'}",
                "{'userName':'Ana','PC':{'accessCode':'7KQZ42'}} | {'userName':'Ana'}",
            })
    void keepsWhatSchemasKnowInTheirForm(String written, String kept) {
        assertThat(UserDocument.read(json(written)).attributes().json()).isEqualTo(json(kept));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'userName':'Ana','PC':{'accessCode':'7k-qz42'}}",
                "{'userName':'Ana','PC':{'ACCESSCODE':'7k-qz42'}}",
                "{'userName':'Ana','PC:accessCode':'7k-qz42'}",
                "{'userName':'Ana','PC:accessCode':[{'value':'7k-qz42'}]}",
            })
    void takesCredentialsOut(String written) {

        Credentials.Asserted asserted = UserDocument.read(json(written)).credentials();

        assertThat(asserted.accessCode()).contains(new CredentialState.Held("7k-qz42", "7KQZ42"));
        assertThat(asserted.card()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "''", "[]"})
    void takesAnExplicitNothingAsCleared(String nothing) {
        Credentials.Asserted asserted = UserDocument.read(
                        json("{'userName':'Ana','PC':{'accessCode':" + nothing + "}}"))
                .credentials();

        assertThat(asserted.accessCode()).contains(CredentialState.CLEARED);
        assertThat(asserted.card()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'userName':'Ana'}", "{'userName':'Ana','PC':{}}", "{'userName':'Ana','PC':null}"})
    void takesSilenceAsNothingSaid(String written) {
        assertThat(UserDocument.read(json(written)).credentials()).isEqualTo(Credentials.Asserted.NOTHING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'userName':''}",
                "{'userName':null}",
                "{'userName':'\\u0001'}",
                "{'userName':'a\\nb'}",
                "{'userName':'a\\u202eb'}",
                "{'userName':{'a':1}}",
                "{'userName':'Ana','active':'yes'}",
                "{'userName':'Ana','emails':[{'value':{'a':1}}]}",
                "{'userName':'Ana','name':'Ana'}",
                "{'userName':'Ana','displayName':'\\u0000'}",
                "{'userName':'Ana','displayName':'\\ud800'}",
                "{'userName':'Ana','PC':{'accessCode':'A1'}}",
                "{'userName':'Ana','PC':{'accessCode':'ABCDEFGHJK2'}}",
                "{'userName':'Ana','PC':{'accessCode':'٤٢٤٢٤٢'}}",
                "{'userName':'Ana','PC':{'accessCode':{'a':1}}}",
                "{'userName':'Ana','PC':{'accessCard':'x'}}",
            })
    void refusesValuesThatBreakARule(String written) {
        assertThatThrownBy(() -> UserDocument.read(json(written)))
                .isInstanceOfSatisfying(
                        ScimRefusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ScimType.INVALID_VALUE));
    }

    @Test
    void refusesAUserNameThatOthersWouldCut() {
        assertThat(UserDocument.read(json("{'userName':'" + "ä".repeat(256) + "'}")))
                .isNotNull();
        assertThatThrownBy(() -> UserDocument.read(json("{'userName':'" + "a".repeat(257) + "'}")))
                .isInstanceOf(ScimRefusal.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "{'displayName':'Ana S','name':{'formatted':'Dr Ana'}} | Ana S",
                "{'displayName':' ','name':{'formatted':'Dr Ana','givenName':'A'}} | Dr Ana",
                "{'name':{'givenName':'Ana','familyName':'Silva'}} | Ana Silva",
                "{'name':{'familyName':'Silva'}} | Silva",
                "{} | ana@x",
            })
    void showsTheBestNameThereIs(String written, String shown) {
        assertThat(attributes(written).displayName()).isEqualTo(shown);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            nullValues = "none",
            value = {
                "[{'value':'a@x'},{'value':'b@x','type':'Work'},{'value':'c@x','primary':true}] | b@x",
                "[{'value':'a@x'},{'value':'c@x','primary':true}] | c@x",
                "[{'value':'a@x'},{'value':'c@x'}] | a@x",
                "[{'type':'work'},{'value':'a@x'}] | a@x",
                "[] | none",
            })
    void mailsToTheWorkAddressFirst(String emails, String email) {
        assertThat(attributes("{'emails':" + emails + "}").email()).isEqualTo(email);
    }

    private static UserAttributes attributes(String written) {
        ObjectNode json = json(written);
        json.put("userName", "ana@x");
        return UserDocument.read(json).attributes();
    }

    private static ObjectNode json(String legible) {
        String written = legible.replace('\'', '"').replace("ENT", ENTERPRISE).replace("PC", PAPERCUT);
        return ScimJson.read(written.getBytes(StandardCharsets.UTF_8));
    }
}
