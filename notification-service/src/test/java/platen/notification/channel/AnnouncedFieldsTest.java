package platen.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import platen.notification.channel.domain.AnnouncedField;
import platen.notification.channel.domain.AnnouncedType;
import platen.testing.contracts.ContractChecks;

/** What is told of events, held against all examples in the contracts. */
class AnnouncedFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ContractChecks CONTRACTS = ContractChecks.ofRepository();
    private static final Set<String> TOPICS = Set.of(
            "identity.organisation",
            "identity.user",
            "accesscode.credential",
            "mfd.activity",
            "directory.run",
            "notification.mail");

    private static Stream<JsonNode> examples() {
        return TOPICS.stream()
                .flatMap(topic -> CONTRACTS.ofTopic(topic).stream()
                        .map(contract -> read(CONTRACTS.example(topic, contract.name()))));
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode exampleOf(AnnouncedType type) {
        return examples()
                .filter(event -> event.path("type").textValue().equals(type.event()))
                .findFirst()
                .orElseThrow()
                .path("data");
    }

    @ParameterizedTest
    @EnumSource
    void eachTypeComesFromAnEventAndTellsItsFieldsAndNoOthers(AnnouncedType type) {
        JsonNode data = exampleOf(type);

        Map<String, Object> told = AnnounceEvents.copied(type, data);

        Map<String, Object> expected = new LinkedHashMap<>();
        for (AnnouncedField field : type.fields()) {
            JsonNode value = data.at("/" + String.join("/", field.path()));
            assertThat(value.isMissingNode()).as(field.toString()).isFalse();
            if (!value.isNull()) {
                expected.put(field.label(), value.isNumber() ? (Object) value.longValue() : value.textValue());
            }
        }
        assertThat(told).isEqualTo(expected).isNotEmpty();
        assertThat(type.example().keySet()).containsAll(told.keySet());
    }

    /** Every text that a sealed value, an index, a name, an address or a token could be in. */
    @Test
    void nothingSecretOrPersonalOfAnyExampleIsTold() {
        Set<String> kept = new HashSet<>();
        examples().forEach(event -> collect("", event.path("data"), kept));
        assertThat(kept).hasSizeGreaterThan(10).contains("Ana Silva", "ana.silva@school.example", "it@school.example");

        examples()
                .forEach(event -> Arrays.stream(AnnouncedType.values())
                        .map(type -> AnnounceEvents.copied(type, event.path("data")))
                        .forEach(told -> assertThat(told.values().stream().map(String::valueOf))
                                .doesNotContainAnyElementsOf(kept)));
    }

    private static void collect(String name, JsonNode node, Set<String> kept) {
        boolean secret = name.matches(
                "box|blindIndex|offlineIndex|pinIndex|hash|planHash|userName|displayName|email|noticeAddress|sub|issuer|portalUrl"
                        + "|externalId|groups|site");
        if (secret && node.isTextual()) {
            kept.add(node.textValue());
        }
        node.properties().forEach(entry -> collect(entry.getKey(), entry.getValue(), kept));
        if (node instanceof ArrayNode array) {
            array.forEach(item -> collect(name, item, kept));
        }
    }

    /** Whatever an event gains, by name or inside a value that is told today, stays here. */
    @ParameterizedTest
    @EnumSource
    void whatAnEventGainsIsNotTold(AnnouncedType type) {
        JsonNode data = exampleOf(type);
        Map<String, Object> before = AnnounceEvents.copied(type, data);

        assertThat(AnnounceEvents.copied(type, grown(data, true))).isEqualTo(before);
        assertThat(AnnounceEvents.copied(type, grown(data, false)).toString()).doesNotContain("leaked");
    }

    private static JsonNode grown(JsonNode node, boolean keepingValues) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = JSON.createObjectNode();
            object.properties().forEach(entry -> copy.set(entry.getKey(), grown(entry.getValue(), keepingValues)));
            return copy.put("ofTomorrow", "leaked").put("code", "leaked");
        }
        return keepingValues ? node : JSON.createObjectNode().put("value", "leaked");
    }

    @Test
    void textsAreCut() {
        JsonNode data = JSON.createObjectNode().put("userId", "x".repeat(500) + "\0");

        assertThat(AnnounceEvents.copied(AnnouncedType.USER_DELETED, data).get("userId"))
                .isEqualTo("x".repeat(200));
    }
}
