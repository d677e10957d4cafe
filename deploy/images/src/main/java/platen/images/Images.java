package platen.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** Makes an archive of each service's image: {@code platen images}. Exit status 0, 1 when one could not be made, 2 when misused. */
public final class Images {

    /** The services by what their images are called after {@code platen-}. */
    private static final Map<String, String> MODULES = Map.of(
            "identity", "identity-service",
            "accesscode", "accesscode-service",
            "sync-google", "sync-google-service",
            "scim", "scim-service",
            "mfd-gateway", "mfd-gateway",
            "notification", "notification-service");

    private static final String BASE = "eclipse-temurin:25-jre-noble";

    private final Path repository;
    private final List<String> services = new ArrayList<>();
    private String base = BASE;
    private String architecture = System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64";
    private String tag = version();
    private String revision = "";
    private Path to;
    private boolean aot;

    private Images(Path repository) {
        this.repository = repository;
        this.to = repository.resolve("target/images");
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        Images images = new Images(Path.of(System.getProperty("platen.root", ".")));
        try {
            images.read(new ArrayDeque<>(List.of(arguments)));
        } catch (IllegalArgumentException e) {
            System.err.println("platen: " + e.getMessage());
            System.exit(2);
        }
        try {
            images.make();
        } catch (Unusable e) {
            System.err.println("platen: " + e.getMessage());
            System.exit(1);
        }
    }

    private void read(Deque<String> words) {
        while (!words.isEmpty()) {
            String word = words.pop();
            switch (word) {
                case "--base" -> base = value(word, words);
                case "--architecture" -> architecture = value(word, words);
                case "--tag" -> tag = value(word, words);
                case "--revision" -> revision = value(word, words);
                case "--to" -> to = Path.of(value(word, words));
                case "--aot" -> aot = true;
                default -> services.add(service(word));
            }
        }
        if (services.isEmpty()) {
            services.addAll(new TreeMap<>(MODULES).keySet());
        }
    }

    private static String version() {
        Properties build = new Properties();
        try (InputStream file = Objects.requireNonNull(Images.class.getResourceAsStream("build.properties"))) {
            build.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return build.getProperty("version");
    }

    private static String value(String option, Deque<String> words) {
        if (words.isEmpty()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        return words.pop();
    }

    private static String service(String word) {
        if (!MODULES.containsKey(word)) {
            throw new IllegalArgumentException("images does not know " + word);
        }
        return word;
    }

    private void make() throws IOException, InterruptedException, Unusable {
        Files.createDirectories(to);
        for (String service : services) {
            Path target = repository.resolve(MODULES.get(service)).resolve("target");
            Path archive = to.resolve("platen-" + service + ".tar");
            new ServiceImage(target.resolve("quarkus-app"), "platen-" + service, labels(service))
                    .write(new BaseImage(base, architecture), additions(service, target), tag, archive);
            System.out.printf("%s  %d MB%n", archive, Files.size(archive) / 1_000_000);
        }
    }

    /** The parts are also put beside the archive, for whoever scans without opening it. */
    private ServiceImage.Additions additions(String service, Path target)
            throws IOException, InterruptedException, Unusable {
        Path parts = target.resolve("bom.json");
        if (!Files.isRegularFile(parts)) {
            throw new Unusable("There is no list of parts " + parts);
        }
        Files.write(to.resolve("platen-" + service + ".cdx.json"), Files.readAllBytes(parts));
        if (!aot) {
            return new ServiceImage.Additions(Optional.of(parts), Optional.empty());
        }
        Path cache = target.resolve("app.aot");
        new AotTraining(Path.of(System.getProperty("java.home"), "bin", "java"))
                .train(service, target.resolve("quarkus-app"), cache);
        return new ServiceImage.Additions(Optional.of(parts), Optional.of(cache));
    }

    /** See the image specification's annotations (OCI Image Format 1.1, Pre-Defined Annotation Keys). */
    private Map<String, String> labels(String service) {
        Map<String, String> labels = new TreeMap<>();
        labels.put("org.opencontainers.image.title", "platen-" + service);
        labels.put("org.opencontainers.image.description", "Platen: access codes for printers and copiers, " + service);
        labels.put("org.opencontainers.image.vendor", "Platen");
        labels.put("org.opencontainers.image.licenses", "Apache-2.0");
        labels.put("org.opencontainers.image.version", tag);
        labels.put("org.opencontainers.image.base.name", base.startsWith("tar:") ? "local archive" : base);
        if (!revision.isEmpty()) {
            labels.put("org.opencontainers.image.revision", revision);
        }
        return labels;
    }
}
