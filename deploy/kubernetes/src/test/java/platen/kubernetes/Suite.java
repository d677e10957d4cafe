package platen.kubernetes;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The services of the suite by short name, and where this repository keeps things. */
public final class Suite {

    private static final Map<String, String> MODULES = Map.of(
            "identity", "identity-service",
            "accesscode", "accesscode-service",
            "sync-google", "sync-google-service",
            "scim", "scim-service",
            "mfd-gateway", "mfd-gateway",
            "notification", "notification-service");

    private Suite() {}

    public static List<String> services() {
        return MODULES.keySet().stream().sorted().toList();
    }

    /** The folder of a service's module. */
    public static Path module(String service) {
        String module = MODULES.get(service);
        if (module == null) {
            throw new IllegalArgumentException("There is no service " + service);
        }
        return root().resolve(module);
    }

    /** A file or folder of the repository. */
    public static Path file(String path) {
        return root().resolve(path);
    }

    private static Path root() {
        return Path.of(System.getProperty("platen.root"));
    }
}
