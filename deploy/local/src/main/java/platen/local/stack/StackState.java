package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import platen.local.DemoOrganisation;
import platen.local.Json;
import platen.local.PrivateFile;

/** {@code state.json}: what the first start created in the services for each demo organisation, saved value by value. */
final class StackState {

    private final Path file;
    private final ObjectNode json;

    private StackState(Path file, ObjectNode json) {
        this.file = file;
        this.json = json;
    }

    static StackState open(Path file) throws IOException {
        return new StackState(
                file, Files.exists(file) ? (ObjectNode) Json.parse(Files.readAllBytes(file)) : Json.object());
    }

    Optional<String> get(DemoOrganisation organisation, String name) {
        JsonNode value = json.path(organisation.key()).path(name);
        return value.isMissingNode() ? Optional.empty() : Optional.of(value.asText());
    }

    String require(DemoOrganisation organisation, String name) {
        return get(organisation, name)
                .orElseThrow(() -> new IllegalStateException(file + " has no " + name + " of " + organisation.title()));
    }

    void put(DemoOrganisation organisation, String name, String value) throws IOException {
        json.withObject("/" + organisation.key()).put(name, value);
        PrivateFile.write(file, Json.bytes(json));
    }
}
