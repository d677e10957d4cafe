package platen.local;

import java.nio.file.Path;

/** Where a stack keeps what: the folder given with {@code --data}. */
public record StackDirectory(Path root) {

    public StackDirectory {
        root = root.toAbsolutePath().normalize();
    }

    /** Addresses and accounts, for people, scripts and tests. */
    public Path platenJson() {
        return root.resolve("platen.json");
    }

    /** The running launcher and its parts; stale when the launcher is gone. */
    public Path runJson() {
        return root.resolve("run.json");
    }

    /** What the first start created in the services, so that the next one finds it again. */
    public Path stateJson() {
        return root.resolve("state.json");
    }

    public Path secretsJson() {
        return root.resolve("secrets.json");
    }

    public Path signingKey() {
        return root.resolve("oidc-key.json");
    }

    public Path lock() {
        return root.resolve("lock");
    }

    public Path logs() {
        return root.resolve("logs");
    }

    public Path log(String part) {
        return logs().resolve(part + ".log");
    }

    public Path keys() {
        return root.resolve("keys");
    }

    public Path postgres() {
        return root.resolve("postgres");
    }

    public Path kafka() {
        return root.resolve("kafka");
    }

    public Path mail() {
        return root.resolve("mail");
    }
}
