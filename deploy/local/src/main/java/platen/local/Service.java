package platen.local;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The six services: short name, module folder, offset of its port from the port base. */
public enum Service {
    IDENTITY("identity", "identity-service", 1),
    ACCESSCODE("accesscode", "accesscode-service", 2),
    SYNC_GOOGLE("sync-google", "sync-google-service", 3),
    SCIM("scim", "scim-service", 4),
    MFD_GATEWAY("mfd-gateway", "mfd-gateway", 5),
    NOTIFICATION("notification", "notification-service", 6);

    private final String shortName;
    private final String module;
    private final int offset;

    Service(String shortName, String module, int offset) {
        this.shortName = shortName;
        this.module = module;
        this.offset = offset;
    }

    public String shortName() {
        return shortName;
    }

    /** Its id at the OIDC provider. */
    public String clientId() {
        return "platen-" + shortName;
    }

    /** Its database, and the name of its role there. */
    public String database() {
        return shortName.replace('-', '_');
    }

    /** {@code IDENTITY} in {@code PLATEN_IDENTITY_URL}. */
    public String variable() {
        return database().toUpperCase(Locale.ROOT);
    }

    int offset() {
        return offset;
    }

    /** The packaged application below the repository's root. */
    public Path application(Path repository) {
        return repository.resolve(module).resolve("target").resolve("quarkus-app");
    }

    public static List<Service> all() {
        return List.of(values());
    }

    public static Optional<Service> named(String name) {
        return Arrays.stream(values())
                .filter(service -> service.shortName.equals(name))
                .findFirst();
    }
}
