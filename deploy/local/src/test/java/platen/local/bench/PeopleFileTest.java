package platen.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import platen.local.Json;
import platen.local.client.Api;

class PeopleFileTest {

    @Test
    void givesEverybodyACodeOfTheirOwnIfWanted() {
        List<String> lines = lines(new PeopleFile(1_000, "Arts", true));

        assertThat(lines)
                .hasSize(1_001)
                .first()
                .isEqualTo("User name,Display name,Email address,Department,Access code");
        assertThat(lines.get(1)).isEqualTo("person-1,Person Number 1,person-1@bench.example,Arts,K10000001");
        assertThat(lines.stream().map(line -> line.substring(line.lastIndexOf(','))))
                .doesNotHaveDuplicates();
        assertThat(lines(new PeopleFile(1, "Arts", false)))
                .containsExactly(
                        "User name,Display name,Email address,Department",
                        "person-1,Person Number 1,person-1@bench.example,Arts");
    }

    @Test
    void findsEveryCodeAllRightInTheOrderAsked() throws Exception {
        ObjectNode question = Json.object();
        ArrayNode items = question.putArray("items");
        items.addObject().put("ref", "line-3");
        items.addObject().put("ref", "line-2");

        JsonNode answer;
        try (BenchAccesscode accesscode = BenchAccesscode.start(System.err)) {
            answer = new Api(accesscode.url(), () -> "")
                    .post(BenchAccesscode.VALIDATIONS, question, Map.of())
                    .orThrow()
                    .json();
        }

        assertThat(answer.path("items"))
                .extracting(item -> item.path("ref").asText()
                        + item.at("/accessCode/verdict").asText())
                .containsExactly("line-3ok", "line-2ok");
    }

    private static List<String> lines(PeopleFile file) {
        return new String(file.text(), StandardCharsets.UTF_8).lines().toList();
    }
}
