package platen.google.connection.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The chosen org units by Google's id, which a unit keeps when it is renamed or moved.
 *
 * @param ids one for each path of the chosen units, in their order; {@code ""} is the root; empty when nobody has looked yet
 */
public record FollowedOrgUnits(List<String> ids) {

    public static final FollowedOrgUnits UNKNOWN = new FollowedOrgUnits(List.of());

    private static final String ROOT = "/";

    public FollowedOrgUnits {
        ids = List.copyOf(ids);
    }

    /** Where the chosen units are now. */
    public sealed interface Whereabouts {

        record Found(OrgUnits units, FollowedOrgUnits followed) implements Whereabouts {}

        /** This one is not there, or not any more. */
        record Missing(String path) implements Whereabouts {}
    }

    /** @param pathById all units of the directory */
    public Whereabouts find(OrgUnits chosen, Map<String, String> pathById) {
        List<String> paths = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (int i = 0; i < chosen.paths().size(); i++) {
            String path = chosen.paths().get(i);
            Optional<String> id = path.equals(ROOT) ? Optional.of("") : id(i, path, pathById);
            if (id.isEmpty()) {
                return new Whereabouts.Missing(path);
            }
            found.add(id.get());
            paths.add(pathById.getOrDefault(id.get(), path));
        }
        return new Whereabouts.Found(new OrgUnits(paths), new FollowedOrgUnits(found));
    }

    private Optional<String> id(int index, String path, Map<String, String> pathById) {
        if (!ids.isEmpty()) {
            return Optional.of(ids.get(index)).filter(pathById::containsKey);
        }
        return pathById.entrySet().stream()
                .filter(unit -> unit.getValue().equals(path))
                .map(Map.Entry::getKey)
                .findFirst();
    }
}
