package platen.google.connection.domain;

import java.util.List;

/** The organisational units whose people are synced, those below them included. None means everybody. */
public record OrgUnits(List<String> paths) {

    public static final OrgUnits ALL = new OrgUnits(List.of());

    public OrgUnits {
        paths = List.copyOf(paths);
    }

    /** {@code /Eng} holds {@code /Eng} and {@code /Eng/Tools}, not {@code /Engineering}. */
    public boolean contain(String path) {
        return paths.isEmpty() || paths.stream().anyMatch(unit -> isWithin(path, unit));
    }

    private static boolean isWithin(String path, String unit) {
        return unit.equals("/") || path.equals(unit) || path.startsWith(unit + "/");
    }
}
