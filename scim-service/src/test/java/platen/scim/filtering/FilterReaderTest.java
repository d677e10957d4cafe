package platen.scim.filtering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.filtering.domain.Attribute;
import platen.scim.filtering.domain.Condition;
import platen.scim.filtering.domain.Operand;
import platen.scim.filtering.domain.Operator;
import platen.scim.filtering.domain.ValueKind;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.schema.UserSchemas;

class FilterReaderTest {

    private static final Attribute USER_NAME = new Attribute("", "userName", null, ValueKind.FOLDED_TEXT, false);
    private static final Attribute EMAILS = new Attribute("", "emails", null, ValueKind.COMPLEX, true);
    private static final Attribute EMAIL = new Attribute("", "emails", "value", ValueKind.FOLDED_TEXT, true);
    private static final Attribute EMAIL_TYPE = new Attribute("", "emails", "type", ValueKind.FOLDED_TEXT, true);

    private static Condition read(String filter) {
        return FilterReader.read(UserSchemas.TYPE, filter);
    }

    private static Condition isText(Attribute attribute, String text) {
        return new Condition.Compared(attribute, Operator.EQ, new Operand.Text(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "userName eq \"Ana@x\"",
                "USERNAME Eq \"ANA@X\"",
                "urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ana@x\"",
                "URN:IETF:PARAMS:SCIM:SCHEMAS:CORE:2.0:USER:username EQ \"ana@x\"",
            })
    void findsNamesInAnyCase(String filter) {
        assertThat(read(filter)).isEqualTo(isText(USER_NAME, "ana@x"));
    }

    @Test
    void comparesByTheSchema() {
        assertThat(read("externalId eq \"Ana\""))
                .isEqualTo(isText(new Attribute("", "externalId", null, ValueKind.EXACT_TEXT, false), "Ana"));
        assertThat(read("externalId eq 4711"))
                .isEqualTo(isText(new Attribute("", "externalId", null, ValueKind.EXACT_TEXT, false), "4711"));
        assertThat(read("active eq \"False\""))
                .isEqualTo(new Condition.Compared(
                        new Attribute("", "active", null, ValueKind.TRUTH, false),
                        Operator.EQ,
                        new Operand.Truth(false)));
        assertThat(read("meta.lastModified gt \"2026-01-02T03:04:05+01:00\""))
                .isEqualTo(new Condition.Compared(
                        new Attribute("", "meta", "lastModified", ValueKind.MOMENT, false),
                        Operator.GT,
                        new Operand.Moment(Instant.parse("2026-01-02T02:04:05Z"))));
    }

    @Test
    void takesAListForItsValues() {
        assertThat(read("emails co \"A\""))
                .isEqualTo(new Condition.Compared(EMAIL, Operator.CO, new Operand.Text("a")));
        assertThat(read("emails pr")).isEqualTo(new Condition.Present(EMAILS));
        assertThat(read("emails[type eq \"Work\"].value eq \"A@x\""))
                .isEqualTo(new Condition.HasElement(
                        EMAILS, new Condition.All(List.of(isText(EMAIL_TYPE, "work"), isText(EMAIL, "a@x")))));
    }

    @Test
    void readsNullAsNothing() {
        assertThat(read("userName eq null")).isEqualTo(new Condition.Not(new Condition.Present(USER_NAME)));
        assertThat(read("userName ne null")).isEqualTo(new Condition.Present(USER_NAME));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "shoeSize eq 43 | shoeSize",
                "urn:unknown:2.0:User:userName eq \"ana\" | userName",
                "accessCode eq \"7KQZ42\" | accessCode",
                "password eq \"x\" | password",
                "userName.value eq \"ana\" | userName.value",
                "name.givenName.x eq \"ana\" | name",
                "name eq \"ana\" | name",
                "addresses eq \"x\" | addresses",
                "active gt true | active",
                "active co \"t\" | active",
                "active eq \"maybe\" | active",
                "active eq 1 | active",
                "userName eq true | userName",
                "userName gt null | userName",
                "meta.created co \"2026\" | meta.created",
                "meta.created gt \"yesterday\" | meta.created",
                "meta.created gt \"2026-13-01T00:00:00Z\" | meta.created",
                "meta.created gt \"+999999999-01-01T00:00:00Z\" | meta.created",
                "emails[shoeSize eq 1] | shoeSize",
                "emails[userName eq \"a\"] | userName",
                "emails[value[type eq \"x\"]] | parsed",
                "userName[value eq \"x\"] | userName",
                "schemas[value eq \"x\"] | schemas",
                "emails[urn:ietf:params:scim:schemas:core:2.0:User:value eq \"x\"] | value",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode sw \"7\" | accessCode",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode pr | accessCode",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode ne \"7KQZ42\" | accessCode",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCard gt \"7\" | accessCard",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode eq null | accessCode",
            })
    void refusesWhatTheSchemasDoNotHaveAndSaysWhat(String filter, String named) {
        assertThatThrownBy(() -> read(filter)).isInstanceOfSatisfying(ScimRefusal.class, refusal -> {
            assertThat(refusal.type()).isEqualTo(ScimType.INVALID_FILTER);
            assertThat(refusal.detail()).contains(named);
        });
    }

    @Test
    void boundsTheNumberOfParts() {
        String fifty = "id pr" + " and id pr".repeat(48);

        assertThat(read(fifty)).isNotNull();
        assertThatThrownBy(() -> read(fifty + " and id pr")).isInstanceOf(ScimRefusal.class);
        assertThatThrownBy(() -> read("not (" + fifty + ")")).isInstanceOf(ScimRefusal.class);
        assertThatThrownBy(() -> read("emails[" + "value pr or ".repeat(60) + "value pr]"))
                .isInstanceOf(ScimRefusal.class);
    }
}
