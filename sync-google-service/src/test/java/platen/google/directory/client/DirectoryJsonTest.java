package platen.google.directory.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import platen.google.directory.DirectoryFailure;
import platen.google.directory.domain.Refusal;

class DirectoryJsonTest {

    private final DirectoryJson json = new DirectoryJson(new ObjectMapper());

    @Test
    void readsAPageOfPeople() {
        var page = json.users(bytes("""
                        {"kind": "admin#directory#users", "nextPageToken": "t2", "users": [
                          {"id": "117", "primaryEmail": "ana@school.example", "name": {"fullName": "Ana Silva", "x": 1},
                           "orgUnitPath": "/Staff", "archived": true, "aliases": ["a@school.example"],
                           "nonEditableAliases": ["ana@other.example"], "etag": "e",
                           "customSchemas": {"PaperCut": {"accessCode": "4711"}, "Other": {"accessCode": "0815"}}},
                          {"id": "118", "primaryEmail": "bo@school.example"}]}"""), "PaperCut");

        assertThat(page.nextPageToken()).contains("t2");
        assertThat(page.users().getFirst().field("accessCode")).contains("4711");
        assertThat(page.users().getFirst().active()).isFalse();
        assertThat(page.users().getFirst().orgUnitPath()).isEqualTo("/Staff");
        assertThat(page.users().getFirst().aliases()).containsExactly("a@school.example", "ana@other.example");
        assertThat(page.users().getLast().aliases()).isEmpty();
        assertThat(page.users().getLast().fullName()).isEqualTo("bo@school.example");
        assertThat(page.users().getLast().active()).isTrue();
    }

    @Test
    void aDirectoryWithoutPeopleIsAPage() {
        assertThat(json.users(bytes("{\"kind\": \"admin#directory#users\"}"), "PaperCut")
                        .users())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "<html>",
                "{\"error\": {\"code\": 500}}",
                "{\"kind\": \"admin#directory#users\", \"users\": [{\"id\": \"1\", \"primaryEmail\": \"secret@x\"",
                "{\"users\": [{\"primaryEmail\": \"secret@x\"}]}",
                "{\"users\": [{\"id\": \"1\"}]}",
                "{\"users\": \"secret@x\"}"
            })
    void whatIsNoWholePageIsNone(String body) {
        assertThatThrownBy(() -> json.users(bytes(body), "PaperCut"))
                .isInstanceOfSatisfying(
                        DirectoryFailure.class,
                        failure -> assertThat(failure.refusal()).isEqualTo(Refusal.UNREADABLE))
                .hasNoCause()
                .hasMessageNotContaining("secret");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
