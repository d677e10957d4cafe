package platen.scim.filtering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.scim.protocol.ScimRefusal;
import platen.scim.protocol.ScimType;
import platen.scim.users.domain.UserCondition.HasEmail;
import platen.scim.users.domain.UserCondition.HasExternalId;
import platen.scim.users.domain.UserCondition.HasId;
import platen.scim.users.domain.UserCondition.HasUserName;
import platen.scim.users.domain.UserCondition.Never;

class UserFilterTest {

    @Test
    void readsWhatClientsMatchBy() {
        UUID id = UUID.randomUUID();

        assertThat(UserFilter.read("userName eq \"Ana@x\"")).containsExactly(new HasUserName("ana@x"));
        assertThat(UserFilter.read("USERNAME Eq \"ana\"")).containsExactly(new HasUserName("ana"));
        assertThat(UserFilter.read("externalId eq \"Ana\"")).containsExactly(new HasExternalId("Ana"));
        assertThat(UserFilter.read("id eq \"" + id + "\"")).containsExactly(new HasId(id));
        assertThat(UserFilter.read("id eq \"no-id\"")).containsExactly(new Never());
        assertThat(UserFilter.read("emails.value eq \"A@x\"")).containsExactly(new HasEmail(null, "a@x"));
        assertThat(UserFilter.read("emails eq \"A@x\"")).containsExactly(new HasEmail(null, "a@x"));
        assertThat(UserFilter.read("emails[type eq \"Work\"].value eq \"A@x\""))
                .containsExactly(new HasEmail("work", "a@x"));
        assertThat(UserFilter.read("emails[value eq \"A@x\"]")).containsExactly(new HasEmail(null, "a@x"));
        assertThat(UserFilter.read("urn:ietf:params:scim:schemas:core:2.0:User:userName eq \"ana\""))
                .containsExactly(new HasUserName("ana"));
        assertThat(UserFilter.read("externalId eq 4711")).containsExactly(new HasExternalId("4711"));
    }

    @Test
    void readsSeveralAtOnce() {
        assertThat(UserFilter.read("userName eq \"ana\" and (externalId eq \"1\" and emails.value eq \"a@x\")"))
                .containsExactly(new HasUserName("ana"), new HasExternalId("1"), new HasEmail(null, "a@x"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "employeeNumber eq \"7\"",
                "nickName eq \"ana\"",
                "userName co \"ana\"",
                "userName sw \"a\"",
                "userName ne \"ana\"",
                "userName pr",
                "userName eq \"a\" or userName eq \"b\"",
                "not (userName eq \"a\")",
                "userName eq null",
                "userName eq true",
                "active eq true",
                "emails[type eq \"work\"]",
                "emails[type eq \"work\" or value eq \"a@x\"]",
                "emails[display eq \"a\" and value eq \"a@x\"]",
                "phoneNumbers[type eq \"work\"].value eq \"1\"",
                "urn:ietf:params:scim:schemas:extension:papercut:2.0:User:accessCode eq \"7KQZ42\"",
                "urn:unknown:2.0:User:userName eq \"ana\"",
                "name.givenName eq \"ana\"",
                "userName.value eq \"ana\"",
            })
    void refusesEverythingElseInsteadOfFindingNobody(String filter) {
        assertThatThrownBy(() -> UserFilter.read(filter))
                .isInstanceOfSatisfying(
                        ScimRefusal.class, refusal -> assertThat(refusal.type()).isEqualTo(ScimType.INVALID_FILTER));
    }

    @Test
    void boundsTheNumberOfComparisons() {
        String many = "id eq \"a\"" + " and id eq \"a\"".repeat(60);

        assertThatThrownBy(() -> UserFilter.read(many)).isInstanceOf(ScimRefusal.class);
    }
}
