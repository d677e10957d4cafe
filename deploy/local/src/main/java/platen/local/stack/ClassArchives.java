package platen.local.stack;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.local.Service;

/**
 * Which services keep an archive of their loaded classes. It is written when a service stops for the first time since it was built and halves
 * the work of every later start, but a service that is to write one takes twice the work to start: too much for a stack that lives once.
 */
final class ClassArchives {

    /** Set outside: the services that keep one, separated by commas; all when it is not set, none when it is empty. */
    static final String VARIABLE = "PLATEN_CLASS_ARCHIVES";

    private final @Nullable Set<String> services;

    private ClassArchives(@Nullable Set<String> services) {
        this.services = services;
    }

    static ClassArchives of(Map<String, String> outside) {
        String named = outside.get(VARIABLE);
        return new ClassArchives(named == null ? null : Set.of(named.trim().split("\\s*,\\s*", -1)));
    }

    /** For the JVM that runs the service from the directory {@code application}. */
    List<String> options(Service service, Path application) {
        if (services != null && !services.contains(service.shortName())) {
            return List.of();
        }
        return List.of(
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + application.resolve("app.jsa"),
                "-Xlog:cds=error",
                "-Xlog:cds+dynamic=error");
    }
}
