package platen.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The stack's passwords and client secrets by name, made up at first use and kept in a file of mode 0600. */
public final class Secrets {

    private final Path file;
    private final ObjectNode kept;

    private Secrets(Path file, ObjectNode kept) {
        this.file = file;
        this.kept = kept;
    }

    public static Secrets open(Path file) throws IOException {
        return new Secrets(
                file, Files.exists(file) ? (ObjectNode) Json.parse(Files.readAllBytes(file)) : Json.object());
    }

    /** Names that begin with {@code password.} get something a person can type. */
    public synchronized String get(String name) {
        JsonNode known = kept.get(name);
        if (known != null) {
            return known.asText();
        }
        String made = name.startsWith("password.") ? RandomText.password() : RandomText.token();
        kept.put(name, made);
        try {
            PrivateFile.write(file, Json.bytes(kept));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
        return made;
    }

    public String client(Service service) {
        return get("client." + service.shortName());
    }
}
