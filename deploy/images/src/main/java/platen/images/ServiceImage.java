package platen.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Port;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * One service's image: the libraries, then what changes with every build of ours, then the list of parts and the AOT cache. All
 * of it belongs to root and can be written by nobody; the process is somebody else. Times and owners are fixed, so that the same
 * files make the same bytes.
 */
final class ServiceImage {

    /** Where the application lies; the Containerfile puts it there too. */
    static final String HOME = "/platen";

    static final String USER = "65532:65532";

    /** Half of the container's memory is heap. A JVM that is out of memory ends and is started anew. */
    static final String JAVA_OPTIONS =
            "-XX:MaxRAMPercentage=50 -XX:+UseSerialGC -XX:+ExitOnOutOfMemoryError -XX:-UsePerfData";

    private static final String AOT_CACHE = HOME + "/app.aot";

    private static final List<Integer> PORTS = List.of(8080, 9000);
    private static final String OURS = "platen";

    private final Path application;
    private final String name;
    private final Map<String, String> labels;

    /** {@code application} is a packaged service, {@code target/quarkus-app}; {@code name} is the image's, without a tag. */
    ServiceImage(Path application, String name, Map<String, String> labels) {
        this.application = application;
        this.name = name;
        this.labels = Map.copyOf(labels);
    }

    /**
     * What is laid into the image beside the application.
     *
     * @param parts a CycloneDX document
     * @param aotCache as {@code -XX:AOTCacheOutput} writes it
     */
    record Additions(Optional<Path> parts, Optional<Path> aotCache) {
        static final Additions NONE = new Additions(Optional.empty(), Optional.empty());

        private String javaOptions() {
            return JAVA_OPTIONS
                    + aotCache.map(file -> " -XX:AOTCache=" + AOT_CACHE).orElse("");
        }
    }

    /** Writes an image archive that {@code docker load}, {@code podman load} and {@code skopeo} read. */
    void write(BaseImage base, Additions additions, String tag, Path archive) throws IOException, Unusable {
        if (!Files.isRegularFile(application.resolve("quarkus-run.jar"))) {
            throw new Unusable(application + " is no packaged service");
        }
        Path cache = Files.createTempDirectory("platen-image");
        try {
            base.start()
                    .setFileEntriesLayers(layers(additions))
                    .setWorkingDirectory(AbsoluteUnixPath.get(HOME))
                    .setEntrypoint("java", "-jar", HOME + "/quarkus-run.jar")
                    .addEnvironmentVariable("JDK_JAVA_OPTIONS", additions.javaOptions())
                    .setUser(USER)
                    .setExposedPorts(Port.tcp(PORTS.get(0)), Port.tcp(PORTS.get(1)))
                    .setLabels(labels)
                    .setCreationTime(Instant.EPOCH)
                    .containerize(Containerizer.to(TarImage.at(archive).named(name + ":" + tag))
                            .setOfflineMode(base.local())
                            .setToolName(OURS)
                            .setBaseImageLayersCache(cache)
                            .setApplicationLayersCache(cache));
        } catch (InvalidImageReferenceException e) {
            throw new Unusable("No image can be called " + name + ":" + tag, e);
        } catch (ExecutionException e) {
            throw new Unusable("The image could not be made: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted", e);
        } catch (RegistryException | CacheDirectoryCreationException e) {
            throw new Unusable("The base image could not be had: " + e.getMessage(), e);
        } finally {
            Folders.delete(cache);
        }
    }

    private List<FileEntriesLayer> layers(Additions additions) throws IOException {
        FileEntriesLayer.Builder libraries = FileEntriesLayer.builder().setName("libraries");
        FileEntriesLayer.Builder ours = FileEntriesLayer.builder().setName("application");
        try (Stream<Path> files = Files.walk(application)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                Path below = application.relativize(file);
                if (below.getNameCount() > 1 || below.endsWith("quarkus-run.jar")) {
                    FileEntriesLayer.Builder layer = isLibrary(below) ? libraries : ours;
                    layer.addEntry(file, AbsoluteUnixPath.get(HOME).resolve(below.toString()));
                }
            }
        }
        FileEntriesLayer.Builder beside = FileEntriesLayer.builder().setName("beside");
        additions.parts().ifPresent(file -> beside.addEntry(file, AbsoluteUnixPath.get(HOME + "/sbom.cdx.json")));
        additions.aotCache().ifPresent(file -> beside.addEntry(file, AbsoluteUnixPath.get(AOT_CACHE)));
        return Stream.of(libraries, ours, beside)
                .map(FileEntriesLayer.Builder::build)
                .filter(layer -> !layer.getEntries().isEmpty())
                .toList();
    }

    private static boolean isLibrary(Path below) {
        return below.startsWith("lib") && !below.getFileName().toString().startsWith(OURS + ".");
    }
}
