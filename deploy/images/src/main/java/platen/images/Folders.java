package platen.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of files. */
final class Folders {

    /** When every file in an image was changed. A JVM uses an AOT cache only with jars as old as those it was made with. */
    private static final FileTime TIME = FileTime.from(Instant.ofEpochSecond(1));

    private Folders() {}

    /** The files in {@code from} stand in {@code to} with the age they have in an image. */
    static void copyAsInImage(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(from)) {
            files = all.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path copy = to.resolve(from.relativize(file));
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy);
            Files.setLastModifiedTime(copy, TIME);
        }
    }

    static void delete(Path folder) throws IOException {
        List<Path> everything;
        try (Stream<Path> all = Files.walk(folder)) {
            everything = all.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : everything) {
            Files.delete(each);
        }
    }
}
