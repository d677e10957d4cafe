package platen.local.google;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.TreeSet;
import java.util.UUID;
import platen.local.Json;

/** The organisational units of a directory: those somebody is in, and all above them. */
final class OrgUnits {

    private OrgUnits() {}

    static TreeSet<String> paths(Collection<GoogleUser> users) {
        TreeSet<String> paths = new TreeSet<>();
        for (GoogleUser user : users) {
            String path = user.orgUnitPath();
            while (path.length() > 1) {
                paths.add(path);
                path = parent(path);
            }
        }
        return paths;
    }

    /** As orgunits.list answers for {@code type} all, children or allIncludingParent below {@code parent}. */
    static ObjectNode list(Collection<GoogleUser> users, String customer, String type, String parent) {
        String base = parent.startsWith("/") ? parent : "/" + parent;
        ObjectNode json = Json.object().put("kind", "admin#directory#orgUnits").put("etag", "\"ou\"");
        ArrayNode units = Json.MAPPER.createArrayNode();
        for (String path : paths(users)) {
            boolean below = base.equals("/") || path.startsWith(base + "/");
            boolean self = path.equals(base) && type.equals("allIncludingParent");
            if (self || (below && (!type.equals("children") || parent(path).equals(base)))) {
                units.add(unit(path, customer));
            }
        }
        if (!units.isEmpty()) {
            json.set("organizationUnits", units);
        }
        return json;
    }

    private static ObjectNode unit(String path, String customer) {
        return Json.object()
                .put("kind", "admin#directory#orgUnit")
                .put("name", path.substring(path.lastIndexOf('/') + 1))
                .put("description", "")
                .put("blockInheritance", false)
                .put("orgUnitId", id(path, customer))
                .put("orgUnitPath", path)
                .put("parentOrgUnitId", id(parent(path), customer))
                .put("parentOrgUnitPath", parent(path));
    }

    private static String parent(String path) {
        int slash = path.lastIndexOf('/');
        return slash <= 0 ? "/" : path.substring(0, slash);
    }

    private static String id(String path, String customer) {
        UUID id = UUID.nameUUIDFromBytes((customer + path).getBytes(StandardCharsets.UTF_8));
        return "id:03" + id.toString().replace("-", "").substring(0, 14);
    }
}
