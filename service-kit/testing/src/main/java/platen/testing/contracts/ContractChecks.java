package platen.testing.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import platen.engines.RepositoryRoot;

/** The event contracts under {@code contracts/events}: what there is, its examples, and whether an event keeps to its schema. */
public final class ContractChecks {

    private static final String SCHEMA = ".v1.schema.json";
    private static final String EXAMPLE = ".v1.example.json";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final List<EventContract> contracts;
    private final SchemaRegistry schemas;

    private ContractChecks(List<EventContract> contracts, SchemaRegistry schemas) {
        this.contracts = contracts;
        this.schemas = schemas;
    }

    public static ContractChecks ofRepository() {
        return read(RepositoryRoot.find().resolve("contracts").resolve("events"));
    }

    public static ContractChecks read(Path events) {
        List<EventContract> contracts = filesEnding(events, SCHEMA).stream()
                .map(ContractChecks::contract)
                .toList();
        Map<String, String> byId = new HashMap<>();
        for (Path file : filesEnding(events, ".schema.json")) {
            String schema = read(file, "schema");
            byId.put(parse(schema).path("$id").asText(), schema);
        }
        SchemaRegistry registry =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(byId));
        return new ContractChecks(contracts, registry);
    }

    public List<EventContract> all() {
        return contracts;
    }

    public List<EventContract> ofTopic(String topic) {
        return contracts.stream()
                .filter(contract -> contract.topic().equals(topic))
                .toList();
    }

    public EventContract of(String topic, String name) {
        return ofTopic(topic).stream()
                .filter(contract -> contract.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No contract " + topic + "/" + name + SCHEMA));
    }

    /** The example as it stands in the file. */
    public String example(String topic, String name) {
        return read(of(topic, name).example(), "example");
    }

    /** Asserts that the event is of a known type and keeps to that type's schema. */
    public void assertValid(String eventJson) {
        String type = parse(eventJson).path("type").asText();
        EventContract contract = contracts.stream()
                .filter(candidate -> candidate.type().equals(type))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No contract for events of type '" + type + "'"));
        List<String> violations = violations(contract, eventJson);
        if (!violations.isEmpty()) {
            throw new AssertionError("The event breaks " + contract + SCHEMA + ":\n" + String.join("\n", violations));
        }
    }

    /** What is wrong with the event; empty when nothing is. */
    public List<String> violations(EventContract contract, String eventJson) {
        Schema schema = schemas.getSchema(read(contract.schema(), "schema"), InputFormat.JSON);
        return schema
                .validate(
                        eventJson,
                        InputFormat.JSON,
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    private static EventContract contract(Path schema) {
        String file = String.valueOf(schema.getFileName());
        String name = file.substring(0, file.length() - SCHEMA.length());
        return new EventContract(
                String.valueOf(schema.resolve("..").normalize().getFileName()),
                name,
                schema,
                schema.resolveSibling(name + EXAMPLE));
    }

    private static List<Path> filesEnding(Path directory, String ending) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file, String what) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the " + what + " " + file, e);
        }
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError("Not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
