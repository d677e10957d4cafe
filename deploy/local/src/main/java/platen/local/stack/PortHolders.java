package platen.local.stack;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds out before the start which ports are taken, and on Linux by whom. */
final class PortHolders {

    /** How the kernel prints {@code ::ffff:0:0/96}: Java listens on IPv4 addresses this way. */
    private static final String MAPPED_IPV4 = "0000000000000000FFFF0000";

    private PortHolders() {}

    /** One sentence for every port of these parts that cannot be had. */
    static List<String> conflicts(List<Part> parts) {
        List<String> conflicts = new ArrayList<>();
        for (Part part : parts) {
            for (int port : part.ports()) {
                if (!free(port)) {
                    conflicts.add("port %d, wanted by %s, is taken%s"
                            .formatted(
                                    port,
                                    part.name(),
                                    holder(port).map(who -> " by " + who).orElse("")));
                }
            }
        }
        return conflicts;
    }

    static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress("127.0.0.1", port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Say {@code 0.0.0.0:8081 of process 4711 (java)}. */
    private static Optional<String> holder(int port) {
        return Stream.of("/proc/net/tcp", "/proc/net/tcp6")
                .flatMap(table -> listeners(Path.of(table), port))
                .findFirst();
    }

    private static Stream<String> listeners(Path table, int port) {
        try (Stream<String> lines = Files.lines(table)) {
            return lines
                    .skip(1)
                    .map(line -> line.trim().split("\\s+", -1))
                    // The fourth column is the state; 0A is LISTEN.
                    .filter(fields -> fields.length > 9 && fields[3].equals("0A"))
                    .filter(fields -> fields[1].endsWith(
                            ":" + HexFormat.of().withUpperCase().toHexDigits((short) port)))
                    .map(fields -> address(fields[1]) + ":" + port + process(fields[9]))
                    .toList()
                    .stream();
        } catch (IOException e) {
            return Stream.empty();
        }
    }

    private static String address(String hexWithPort) {
        String hex = hexWithPort.substring(0, hexWithPort.indexOf(':'));
        if (hex.matches("0+")) {
            return hex.length() > 8 ? "[::]" : "0.0.0.0";
        }
        if (hex.length() > 8 && !hex.startsWith(MAPPED_IPV4)) {
            return "an IPv6 address";
        }
        byte[] bytes = HexFormat.of().parseHex(hex.substring(hex.length() - 8));
        return (bytes[3] & 255) + "." + (bytes[2] & 255) + "." + (bytes[1] & 255) + "." + (bytes[0] & 255);
    }

    private static String process(String inode) {
        Path socket = Path.of("socket:[" + inode + "]");
        return ProcessHandle.allProcesses()
                .filter(process -> holds(process.pid(), socket))
                .findFirst()
                .map(process -> " of process " + process.pid()
                        + process.info()
                                .command()
                                .map(command -> " (" + Path.of(command).getFileName() + ")")
                                .orElse(""))
                .orElse("");
    }

    private static boolean holds(long pid, Path socket) {
        try (Stream<Path> files = Files.list(Path.of("/proc", String.valueOf(pid), "fd"))) {
            return files.anyMatch(file -> links(file, socket));
        } catch (IOException | RuntimeException e) {
            // Another user's process, or one that just ended.
            return false;
        }
    }

    private static boolean links(Path file, Path socket) {
        try {
            return Files.readSymbolicLink(file).equals(socket);
        } catch (IOException e) {
            return false;
        }
    }
}
