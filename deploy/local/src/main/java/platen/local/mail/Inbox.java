package platen.local.mail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import platen.local.Json;
import platen.local.PrivateFile;

/**
 * All mail of the stack, newest first, kept in a directory: one {@code .eml} file per mail and one index line each.
 * Holds a bounded number; the oldest go.
 */
public final class Inbox {

    private static final ObjectReader LINES = Json.MAPPER.reader();

    private final Path directory;
    private final int capacity;
    private final Clock clock;
    private final NavigableMap<Long, Message> messages = new TreeMap<>();
    private long lastId;

    private Inbox(Path directory, int capacity, Clock clock) {
        this.directory = directory;
        this.capacity = capacity;
        this.clock = clock;
    }

    public static Inbox open(Path directory, int capacity, Clock clock) throws IOException {
        Inbox inbox = new Inbox(PrivateFile.directory(directory), capacity, clock);
        inbox.load();
        return inbox;
    }

    synchronized Message add(String from, List<String> to, String subject, byte[] raw) throws IOException {
        Message message = new Message(++lastId, clock.instant(), from, List.copyOf(to), subject, raw.length);
        Files.write(file(message.id()), raw);
        Files.writeString(
                index(), line(message), StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        messages.put(message.id(), message);
        if (messages.size() > capacity) {
            Files.deleteIfExists(file(messages.pollFirstEntry().getKey()));
        }
        return message;
    }

    /** The newest mails, at most {@code limit}, of those with {@code to} in a recipient's address. */
    synchronized List<Message> list(String to, int limit) {
        String part = to.toLowerCase(Locale.ROOT);
        return messages.descendingMap().values().stream()
                .filter(message -> message.addressedTo(part))
                .limit(limit)
                .toList();
    }

    synchronized Optional<Message> find(long id) {
        return Optional.ofNullable(messages.get(id));
    }

    synchronized int count() {
        return messages.size();
    }

    byte[] raw(Message message) throws IOException {
        return Files.readAllBytes(file(message.id()));
    }

    synchronized void clear() throws IOException {
        for (Long id : List.copyOf(messages.keySet())) {
            Files.deleteIfExists(file(id));
        }
        messages.clear();
        rewriteIndex();
    }

    private void load() throws IOException {
        if (!Files.exists(index())) {
            return;
        }
        List<Message> all = new ArrayList<>();
        for (String line : Files.readAllLines(index())) {
            Optional<Message> message = message(line);
            message.ifPresent(all::add);
        }
        all.forEach(message -> lastId = Math.max(lastId, message.id()));
        all.stream().filter(message -> Files.exists(file(message.id()))).forEach(m -> messages.put(m.id(), m));
        while (messages.size() > capacity) {
            Files.deleteIfExists(file(messages.pollFirstEntry().getKey()));
        }
        rewriteIndex();
    }

    private void rewriteIndex() throws IOException {
        StringBuilder lines = new StringBuilder();
        messages.values().forEach(message -> lines.append(line(message)));
        PrivateFile.write(index(), lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String line(Message message) {
        ObjectNode node = Json.object()
                .put("id", message.id())
                .put("receivedAt", message.receivedAt().toString())
                .put("from", message.from())
                .put("subject", message.subject())
                .put("size", message.size());
        message.to().forEach(node.putArray("to")::add);
        return node.toString() + "\n";
    }

    /** Empty for the torn last line of a launcher that was killed. */
    private static Optional<Message> message(String line) {
        try {
            JsonNode node = LINES.readTree(line);
            return Optional.of(new Message(
                    node.get("id").asLong(),
                    Instant.parse(node.get("receivedAt").asText()),
                    node.get("from").asText(),
                    StreamSupport.stream(node.get("to").spliterator(), false)
                            .map(JsonNode::asText)
                            .toList(),
                    node.get("subject").asText(),
                    node.get("size").asLong()));
        } catch (IOException | NullPointerException e) {
            return Optional.empty();
        }
    }

    private Path index() {
        return directory.resolve("index.jsonl");
    }

    private Path file(long id) {
        return directory.resolve(id + ".eml");
    }
}
