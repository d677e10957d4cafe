package platen.scim.log;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Names the attributes in which two states of a resource differ; those of an extension with its URN. */
public final class ChangedAttributes {

    private ChangedAttributes() {}

    /** Sorted. */
    public static List<String> between(ObjectNode before, ObjectNode after) {
        Set<String> changed = new TreeSet<>();
        collect("", before, after, changed);
        return List.copyOf(changed);
    }

    private static void collect(String prefix, JsonNode before, JsonNode after, Set<String> changed) {
        Set<String> names = new TreeSet<>();
        before.fieldNames().forEachRemaining(names::add);
        after.fieldNames().forEachRemaining(names::add);
        for (String name : names) {
            JsonNode old = before.path(name);
            JsonNode now = after.path(name);
            if (old.equals(now)) {
                continue;
            }
            if (name.startsWith("urn:")) {
                collect(name + ":", old, now, changed);
            } else {
                changed.add(prefix + name);
            }
        }
    }
}
