package platen.kit.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealingTest {

    private static final UUID SCHOOL = UUID.fromString("7f6d1c1e-4f2a-4f6b-9d6e-0a1b2c3d4e5f");
    private static final UUID ANA = UUID.fromString("11111111-1111-4111-8111-111111111111");
    private static final UUID OBSERVATION = UUID.fromString("22222222-2222-4222-8222-222222222222");
    private static final SealContext OBSERVED =
            SealContext.directory(SCHOOL, "google", "1042", OBSERVATION, "access-code");

    @TempDir
    static Path root;

    private static KeysForTests keys;
    private static Sealer google;
    private static Unsealer accesscode;

    @BeforeAll
    static void makeKeys() {
        keys = KeysForTests.in(root);
        google = new Sealer(keys.of("sync-google"));
        accesscode = new Unsealer(keys.of("accesscode"));
    }

    @Test
    void opensAtTheRecipientAfterATripThroughJson() throws Exception {
        ObjectMapper json = new ObjectMapper();

        String sent = json.writeValueAsString(google.seal("accesscode", OBSERVED, "7KQ4MX"));
        Sealed received = json.readValue(sent, Sealed.class);

        assertThat(json.readTree(sent).properties())
                .extracting(java.util.Map.Entry::getKey)
                .containsExactly("recipient", "box");
        assertThat(sent).startsWith("{\"recipient\":\"accesscode\",\"box\":\"").doesNotContain("7KQ4MX", "=", "+");
        assertThat(accesscode.openText(received, OBSERVED)).isEqualTo("7KQ4MX");
    }

    @Test
    void opensOnlyInTheContextItWasSealedIn() {
        Sealed sealed = google.seal("accesscode", OBSERVED, "7KQ4MX");

        for (SealContext other : List.of(
                SealContext.directory(ANA, "google", "1042", OBSERVATION, "access-code"),
                SealContext.directory(SCHOOL, "scim", "1042", OBSERVATION, "access-code"),
                SealContext.directory(SCHOOL, "google", "1043", OBSERVATION, "access-code"),
                SealContext.directory(SCHOOL, "google", "1042", ANA, "access-code"),
                SealContext.directory(SCHOOL, "google|4:1042", "", OBSERVATION, "access-code"),
                SealContext.directory(SCHOOL, "google", "1042", OBSERVATION, "card"),
                SealContext.event("google", SCHOOL, ANA, 1))) {
            assertThatThrownBy(() -> accesscode.open(sealed, other)).isInstanceOf(UnsealFailed.class);
        }
    }

    @Test
    void bindsEventTypeOrganisationUserAndVersion() {
        SealContext issued = SealContext.event("platen.accesscode.access-code-issued.v1", SCHOOL, ANA, 2);
        Sealed sealed = new Sealer(keys.of("accesscode")).seal("notification", issued, "7KQ4MX");
        Unsealer notification = new Unsealer(keys.of("notification"));

        assertThat(notification.openText(sealed, issued)).isEqualTo("7KQ4MX");
        for (SealContext other : List.of(
                SealContext.event("platen.accesscode.access-code-reminder-issued.v1", SCHOOL, ANA, 2),
                SealContext.event("platen.accesscode.access-code-issued.v1", ANA, ANA, 2),
                SealContext.event("platen.accesscode.access-code-issued.v1", SCHOOL, SCHOOL, 2),
                SealContext.event("platen.accesscode.access-code-issued.v1", SCHOOL, ANA, 3))) {
            assertThatThrownBy(() -> notification.open(sealed, other)).isInstanceOf(UnsealFailed.class);
        }
    }

    @Test
    void noTwoContextsReadAlike() {
        String[] parts = {"", "a", "|", "1:", "a|1:a", "0:|"};
        List<String> infos = Arrays.stream(parts)
                .flatMap(source -> Arrays.stream(parts)
                        .flatMap(id -> Arrays.stream(parts)
                                .map(credential -> SealContext.directory(SCHOOL, source, id, OBSERVATION, credential)
                                        .info())))
                .toList();

        assertThat(infos).doesNotHaveDuplicates();
    }

    @Test
    void opensForNobodyElse() {
        Sealed sealed = google.seal("accesscode", OBSERVED, "7KQ4MX");

        assertThatThrownBy(() -> new Unsealer(keys.of("notification")).open(sealed, OBSERVED))
                .isInstanceOf(UnsealFailed.class)
                .hasNoCause();
    }

    @Test
    void refusesWhatIsNoBoxAndQuotesNothingOfIt() {
        for (String box : List.of("", "AAAA", "7KQ4MX!", "ÿ")) {
            assertThatThrownBy(() -> accesscode.open(new Sealed("acc 7KQ4MX", box), OBSERVED))
                    .isInstanceOf(UnsealFailed.class)
                    .hasMessage("A box sealed to nobody known does not open here in this context.");
        }
    }

    @Test
    void showsNothingWhenPrinted() {
        Sealed sealed = google.seal("accesscode", OBSERVED, "7KQ4MX");

        assertThat(sealed).hasToString("Sealed[recipient=accesscode, box=…]");
    }
}
