package platen.testing.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import platen.engines.RepositoryRoot;
import platen.engines.TopicCatalogue;

class EventContractsTest {

    private static final ContractChecks CONTRACTS = ContractChecks.ofRepository();
    private static final Path DIRECTORY = RepositoryRoot.find().resolve("contracts");
    private static final ObjectMapper JSON = new ObjectMapper();

    static List<EventContract> contracts() {
        return CONTRACTS.all();
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theExampleKeepsToTheSchema(EventContract contract) {
        CONTRACTS.assertValid(CONTRACTS.example(contract.topic(), contract.name()));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void fileNameTopicAndTypeAgree(EventContract contract) throws IOException {
        JsonNode example = JSON.readTree(contract.example().toFile());
        JsonNode schema = JSON.readTree(contract.schema().toFile());

        assertThat(example.path("type").asText()).isEqualTo(contract.type());
        assertThat(schema.at("/properties/type/const").asText()).isEqualTo(contract.type());
        assertThat(TopicCatalogue.ofRepository().names()).contains(contract.topic());
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theKeyOfTheExampleStartsWithItsOrganisation(EventContract contract) throws IOException {
        JsonNode example = JSON.readTree(contract.example().toFile());

        assertThat(example.path("partitionkey").asText())
                .startsWith(example.path("organisationid").asText("none"));
    }

    @ParameterizedTest
    @MethodSource("contracts")
    void theCatalogueListsTheEvent(EventContract contract) throws IOException {
        assertThat(Files.readString(DIRECTORY.resolve("README.md")))
                .contains("(events/" + contract.topic() + "/" + contract.name() + ".v1.schema.json)");
    }

    @Test
    void everyExampleHasASchema() throws IOException {
        try (Stream<Path> files = Files.walk(DIRECTORY.resolve("events"))) {
            List<Path> examples = files.filter(file -> file.toString().endsWith(".example.json"))
                    .toList();

            assertThat(CONTRACTS.all())
                    .extracting(EventContract::example)
                    .containsExactlyInAnyOrderElementsOf(examples);
        }
    }

    @Test
    void everyTopicOfTheCatalogueIsInTheCatalogueOfEvents() throws IOException {
        String readme = Files.readString(DIRECTORY.resolve("README.md"));

        assertThat(TopicCatalogue.ofRepository().names())
                .allSatisfy(topic -> assertThat(readme).contains("`" + topic + "`"));
    }

    @Test
    void anEventThatBreaksItsSchemaIsNamedWithWhatIsWrong() {
        String broken = CONTRACTS.example("identity.user", "user-deleted").replace("\"userId\"", "\"user\"");

        assertThatThrownBy(() -> CONTRACTS.assertValid(broken))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("identity.user/user-deleted")
                .hasMessageContaining("userId");
    }

    @Test
    void aWrongFormatIsFound() {
        String broken = CONTRACTS
                .example("identity.user", "user-deleted")
                .replaceFirst("\"time\": \"[^\"]*\"", "\"time\": \"yesterday\"");

        assertThatThrownBy(() -> CONTRACTS.assertValid(broken)).hasMessageContaining("time");
    }

    @Test
    void anEventOfAnUnknownTypeIsRefused() {
        assertThatThrownBy(() -> CONTRACTS.assertValid("{\"type\": \"platen.identity.unheard-of.v1\"}"))
                .hasMessageContaining("unheard-of");
    }
}
