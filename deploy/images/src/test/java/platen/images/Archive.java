package platen.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An image archive, read.
 *
 * @param configuration the container's
 * @param files of all layers by path; of a path in two layers the later one
 */
record Archive(JsonNode configuration, Map<String, TarArchiveEntry> files) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Archive read(Path archive) throws IOException {
        Map<String, byte[]> parts = new LinkedHashMap<>();
        try (InputStream bytes = Files.newInputStream(archive);
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                parts.put(entry.getName(), tar.readAllBytes());
            }
        }
        JsonNode manifest = JSON.readTree(parts.get("manifest.json")).get(0);
        Map<String, TarArchiveEntry> files = new LinkedHashMap<>();
        for (JsonNode layer : manifest.get("Layers")) {
            readLayer(Objects.requireNonNull(parts.get(layer.textValue())), files);
        }
        return new Archive(JSON.readTree(parts.get(manifest.get("Config").textValue())), files);
    }

    private static void readLayer(byte[] layer, Map<String, TarArchiveEntry> files) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new GZIPInputStream(new ByteArrayInputStream(layer)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put("/" + entry.getName(), entry);
            }
        }
    }
}
