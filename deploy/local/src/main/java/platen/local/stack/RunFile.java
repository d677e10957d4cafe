package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import platen.local.Json;
import platen.local.PrivateFile;

/**
 * {@code run.json}: the launcher's process, how to talk to it, and the processes it started. It stays after a launcher that
 * was killed, so that the next command can tidy up.
 */
record RunFile(
        long pid, long processStart, String state, int portBase, String control, String token, List<Child> parts) {

    static final String STARTING = "starting";
    static final String READY = "ready";
    static final String STOPPING = "stopping";

    /** A part as recorded; {@code pid} 0 when it does not run. */
    record Child(String name, String state, long pid, long processStart, String log) {}

    static Optional<RunFile> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        JsonNode json = Json.parse(Files.readAllBytes(file));
        List<Child> parts = new ArrayList<>();
        for (JsonNode part : json.path("parts")) {
            parts.add(new Child(
                    part.path("name").asText(),
                    part.path("state").asText(),
                    part.path("pid").asLong(),
                    part.path("processStart").asLong(),
                    part.path("log").asText()));
        }
        return Optional.of(new RunFile(
                json.path("pid").asLong(),
                json.path("processStart").asLong(),
                json.path("state").asText(),
                json.path("portBase").asInt(),
                json.path("control").asText(),
                json.path("token").asText(),
                parts));
    }

    /** The launcher, if it still runs. */
    Optional<ProcessHandle> launcher() {
        return Processes.same(pid, processStart);
    }

    /** Processes of parts that outlived their launcher. */
    List<ProcessHandle> leftOver() {
        return parts.stream()
                .filter(part -> part.pid() != pid)
                .flatMap(part -> Processes.same(part.pid(), part.processStart()).stream())
                .toList();
    }

    void write(Path file) throws IOException {
        ObjectNode json = Json.object()
                .put("pid", pid)
                .put("processStart", processStart)
                .put("state", state)
                .put("portBase", portBase)
                .put("control", control)
                .put("token", token);
        ArrayNode all = json.putArray("parts");
        for (Child part : parts) {
            all.addObject()
                    .put("name", part.name())
                    .put("state", part.state())
                    .put("pid", part.pid())
                    .put("processStart", part.processStart())
                    .put("log", part.log());
        }
        PrivateFile.write(file, Json.bytes(json));
    }
}
