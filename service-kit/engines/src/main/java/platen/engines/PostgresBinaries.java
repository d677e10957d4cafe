package platen.engines;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/**
 * PostgreSQL's programs, unpacked once per version into the user's cache directory ({@code platen.cache}, else
 * {@code XDG_CACHE_HOME/platen}, else {@code ~/.cache/platen}).
 *
 * <p>Unpacking happens beside the final place and ends in a rename, so that a build killed half-way leaves nothing that looks whole.
 */
final class PostgresBinaries {

    private final Path home;

    private PostgresBinaries(Path home) {
        this.home = home;
    }

    static PostgresBinaries unpacked() throws IOException {
        Path home = cache().resolve("postgres-" + fingerprint());
        if (!Files.isDirectory(home)) {
            Files.createDirectories(home.getParent());
            Path half = home.resolveSibling(home.getFileName() + "." + UUID.randomUUID());
            unpackInto(half);
            moveIntoPlace(half, home);
        }
        return new PostgresBinaries(home);
    }

    String program(String name) {
        return home.resolve("bin")
                .resolve(Platform.isWindows() ? name + ".exe" : name)
                .toString();
    }

    private static Path cache() {
        String chosen = System.getProperty("platen.cache");
        if (chosen != null) {
            return Path.of(chosen);
        }
        String xdg = System.getenv("XDG_CACHE_HOME");
        Path base = xdg == null || xdg.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(xdg);
        return base.resolve("platen");
    }

    private static InputStream archive() throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(Platform.system(), Platform.hardware());
    }

    private static String fingerprint() throws IOException {
        try (InputStream in = new DigestInputStream(archive(), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of()
                    .formatHex(((DigestInputStream) in).getMessageDigest().digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    private static void unpackInto(Path directory) throws IOException {
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive())))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, directory.resolve(entry.getName()).normalize());
            }
        }
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Files.createDirectories(entry.isDirectory() ? target : target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else if (!entry.isDirectory()) {
            Files.copy(content, target);
            if (entry.getName().contains("bin/") && !target.toFile().setExecutable(true, false)) {
                throw new IOException("Cannot make " + target + " executable");
            }
        }
    }

    private static void moveIntoPlace(Path half, Path home) throws IOException {
        try {
            Files.move(half, home);
        } catch (IOException e) {
            Directories.delete(half);
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }
}
