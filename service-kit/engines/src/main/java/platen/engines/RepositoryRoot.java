package platen.engines;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the repository's root is: {@code -Dplaten.root}, else the nearest directory upwards that has {@code contracts}. */
public final class RepositoryRoot {

    private RepositoryRoot() {}

    public static Path find() {
        String told = System.getProperty("platen.root");
        if (told != null && Files.isDirectory(Path.of(told, "contracts"))) {
            return Path.of(told).toAbsolutePath().normalize();
        }
        Path start = Path.of("").toAbsolutePath();
        for (Path directory = start; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve("contracts")) && Files.exists(directory.resolve("pom.xml"))) {
                return directory;
            }
        }
        throw new IllegalStateException(
                "No directory with contracts/ and pom.xml at or above " + start + "; set -Dplaten.root");
    }
}
