package platen.engines;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** What differs by operating system: names of binaries, and how PostgreSQL, which refuses to run as root, is run by root. */
final class Platform {

    private static final String OS = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    private static final String ARCH = System.getProperty("os.arch", "").toLowerCase(Locale.ROOT);

    private Platform() {}

    static boolean isWindows() {
        return OS.contains("windows");
    }

    /** Operating system as the binaries' resource names have it. */
    static String system() {
        if (isWindows()) {
            return "Windows";
        }
        return OS.contains("mac") ? "Darwin" : "Linux";
    }

    /** Processor as the binaries' resource names have it; arm names are mapped by the resolver. */
    static String hardware() {
        return ARCH.equals("amd64") ? "x86_64" : ARCH;
    }

    /**
     * The words to put before a PostgreSQL program: none for an ordinary user; for root a user namespace of its own, in which it is
     * nobody.
     */
    static List<String> unprivileged() throws IOException {
        if (isWindows() || !Command.run(List.of("id", "-u")).output().equals("0")) {
            return List.of();
        }
        if (canUnshare()) {
            return List.of("unshare", "-U");
        }
        throw new EngineStartException(
                "PostgreSQL refuses to run as root and user namespaces (unshare -U) are forbidden here:"
                        + " run this as an unprivileged user.");
    }

    private static boolean canUnshare() {
        try {
            return Command.run(List.of("unshare", "-U", "true")).succeeded();
        } catch (IOException noSuchProgram) {
            return false;
        }
    }
}
