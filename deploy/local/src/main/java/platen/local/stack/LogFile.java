package platen.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import platen.local.Json;

/** A part's log: rotated when the part starts, quoted when it fails. */
final class LogFile {

    private static final long LARGEST = 10L * 1024 * 1024;
    private static final int KEPT = 3;
    private static final int TAIL_BYTES = 64 * 1024;
    private static final int LINE_LENGTH = 300;

    private LogFile() {}

    /** Moves a log that has grown large to {@code .1}, that to {@code .2}, and so on. */
    static void rotate(Path log) throws IOException {
        if (!Files.exists(log) || Files.size(log) < LARGEST) {
            return;
        }
        for (int i = KEPT - 1; i >= 0; i--) {
            Path older = i == 0 ? log : numbered(log, i);
            if (Files.exists(older)) {
                Files.move(older, numbered(log, i + 1), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    /** The errors among the newest lines, or just the newest lines, at most {@code count}, written since {@code offset}. */
    static List<String> reason(Path log, long offset, int count) {
        List<String> lines = tail(log, offset)
                .lines()
                .filter(line -> !line.isBlank())
                .map(LogFile::readable)
                .toList();
        List<String> errors = lines.stream()
                .filter(line -> line.startsWith("ERROR") || line.startsWith("FATAL"))
                .toList();
        List<String> chosen = errors.isEmpty() ? lines : errors;
        return chosen.subList(Math.max(0, chosen.size() - count), chosen.size());
    }

    static String last(Path log) {
        return tail(log, 0)
                .lines()
                .filter(line -> !line.isBlank())
                .reduce((before, line) -> line)
                .map(LogFile::readable)
                .orElse("nothing");
    }

    static long size(Path log) {
        return log.toFile().length();
    }

    static String tail(Path log, long offset) {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            long from = Math.max(offset, file.length() - TAIL_BYTES);
            file.seek(from);
            byte[] bytes = new byte[(int) Math.max(0, file.length() - from)];
            file.readFully(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }

    /** A JSON log line as one sentence: level, message, and the exception behind it. */
    private static String readable(String line) {
        String text = line.startsWith("{") ? fromJson(line) : line;
        return text.length() > LINE_LENGTH ? text.substring(0, LINE_LENGTH) + "…" : text;
    }

    private static String fromJson(String line) {
        try {
            JsonNode json = Json.MAPPER.readTree(line);
            String exception = innermost(json.path("exception"));
            String message = json.path("message").asText().lines().findFirst().orElse("");
            return json.path("level").asText() + " " + message + (exception.isEmpty() ? "" : " — " + exception);
        } catch (IOException e) {
            return line;
        }
    }

    private static String innermost(JsonNode exception) {
        JsonNode cause = exception.at("/causedBy/exception");
        if (!cause.isMissingNode()) {
            return innermost(cause);
        }
        return exception.isMissingNode()
                ? ""
                : exception.path("exceptionType").asText() + ": "
                        + exception.path("message").asText();
    }

    private static Path numbered(Path log, int number) {
        return log.resolveSibling(log.getFileName() + "." + number);
    }
}
