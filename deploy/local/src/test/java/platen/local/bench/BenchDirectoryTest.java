package platen.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import platen.local.client.Api;

class BenchDirectoryTest {

    private static final int PEOPLE = 1_200;

    private BenchDirectory directory;

    @BeforeEach
    void start() throws IOException {
        directory = BenchDirectory.start(System.err);
        directory.holds(PEOPLE);
    }

    @AfterEach
    void stop() {
        directory.close();
    }

    @Test
    void listsEverybodyOnceInPagesOfFiveHundred() throws Exception {
        assertThat(codes()).hasSize(PEOPLE);
        assertThat(directory.requests()).isEqualTo(3);
    }

    @Test
    void changesOthersEachTime() throws Exception {
        Map<String, String> before = codes();

        directory.changeOnePercent();
        Map<String, String> once = codes();
        directory.changeOnePercent();

        assertThat(differences(before, once)).isEqualTo(PEOPLE / 100);
        assertThat(differences(once, codes())).isEqualTo(PEOPLE / 100);
        assertThat(differences(before, codes())).isEqualTo(2 * PEOPLE / 100);
    }

    @Test
    void givesABareClientTheWholeList() throws Exception {
        assertThat(new BareListing(directory.root()).read(PEOPLE)).isPositive();
    }

    private static long differences(Map<String, String> some, Map<String, String> others) {
        return some.entrySet().stream()
                .filter(person -> !person.getValue().equals(others.get(person.getKey())))
                .count();
    }

    /** By id. */
    private Map<String, String> codes() throws IOException, InterruptedException {
        Api google = new Api(directory.root(), () -> "");
        Map<String, String> codes = new HashMap<>();
        String token = "";
        do {
            JsonNode page = google.get(
                            "admin/directory/v1/users?maxResults=500" + (token.isEmpty() ? "" : "&pageToken=" + token))
                    .orThrow()
                    .json();
            for (JsonNode user : page.path("users")) {
                codes.put(
                        user.path("id").asText(),
                        user.at("/customSchemas/PaperCut/accessCode").asText());
            }
            token = page.path("nextPageToken").asText();
        } while (!token.isEmpty());
        return codes;
    }
}
