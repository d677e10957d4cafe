package platen.scim.searching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import platen.scim.protocol.ScimJson;
import platen.scim.protocol.ScimRefusal;

/**
 * Which attributes of a resource are wanted (RFC 7644, 3.9). Names that the resource does not have change nothing.
 *
 * @param wanted all when empty
 */
public record Projection(List<String> wanted, List<String> unwanted) {

    public static final Projection WHOLE = new Projection(List.of(), List.of());

    /** Returned always, whatever is asked (RFC 7643, 3.1). */
    private static final Set<String> ALWAYS = Set.of("schemas", "id");

    static Projection of(List<String> wanted, List<String> unwanted) {
        if (!wanted.isEmpty() && !unwanted.isEmpty()) {
            throw ScimRefusal.invalidValue("attributes", "and excludedAttributes exclude each other");
        }
        return new Projection(wanted, unwanted);
    }

    /** Whether an attribute of the core schema would be shown, so that nobody fetches what is not. */
    public boolean mayShow(String attribute) {
        return wanted.isEmpty()
                ? unwanted.stream().noneMatch(attribute::equalsIgnoreCase)
                : wanted.stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(attribute.toLowerCase(Locale.ROOT)));
    }

    public ObjectNode of(ObjectNode resource) {
        if (!wanted.isEmpty()) {
            ObjectNode chosen = chosen(resource, paths(resource, wanted)).orElseGet(ScimJson::object);
            ObjectNode view = ScimJson.object();
            resource.properties().forEach(field -> {
                JsonNode value = ALWAYS.contains(field.getKey()) ? field.getValue() : chosen.get(field.getKey());
                if (value != null) {
                    view.set(field.getKey(), value);
                }
            });
            return view;
        }
        if (unwanted.isEmpty()) {
            return resource;
        }
        ObjectNode view = resource.deepCopy();
        paths(resource, unwanted).stream()
                .filter(path -> !ALWAYS.contains(path.getFirst()))
                .forEach(path -> remove(view, path));
        return view;
    }

    /** Each name as the members to go through, in small letters. */
    private static List<List<String>> paths(ObjectNode resource, List<String> names) {
        String core = resource.at("/schemas/0").asText().toLowerCase(Locale.ROOT);
        List<String> extensions = resource.properties().stream()
                .map(field -> field.getKey().toLowerCase(Locale.ROOT))
                .filter(key -> key.startsWith("urn:"))
                .toList();
        return names.stream()
                .map(name -> path(name.toLowerCase(Locale.ROOT), core, extensions))
                .toList();
    }

    private static List<String> path(String name, String core, List<String> extensions) {
        for (String extension : extensions) {
            if (name.equals(extension)) {
                return List.of(extension);
            }
            if (name.startsWith(extension + ":")) {
                return Stream.concat(Stream.of(extension), members(name.substring(extension.length() + 1)))
                        .toList();
            }
        }
        return members(name.startsWith(core + ":") ? name.substring(core.length() + 1) : name)
                .toList();
    }

    private static Stream<String> members(String dotted) {
        return Stream.of(dotted.split("\\."));
    }

    private static Optional<ObjectNode> chosen(ObjectNode object, List<List<String>> paths) {
        ObjectNode chosen = ScimJson.object();
        object.properties().forEach(field -> {
            List<List<String>> inside = paths.stream()
                    .filter(path -> path.getFirst().equalsIgnoreCase(field.getKey()))
                    .map(path -> path.subList(1, path.size()))
                    .toList();
            if (inside.stream().anyMatch(List::isEmpty)) {
                chosen.set(field.getKey(), field.getValue());
            } else if (!inside.isEmpty()) {
                inside(field.getValue(), inside).ifPresent(value -> chosen.set(field.getKey(), value));
            }
        });
        return chosen.isEmpty() ? Optional.empty() : Optional.of(chosen);
    }

    private static Optional<? extends JsonNode> inside(JsonNode value, List<List<String>> paths) {
        if (value instanceof ArrayNode elements) {
            ArrayNode list = ScimJson.array();
            elements.forEach(element -> inside(element, paths).ifPresent(list::add));
            return list.isEmpty() ? Optional.empty() : Optional.of(list);
        }
        return value instanceof ObjectNode object ? chosen(object, paths) : Optional.empty();
    }

    private static void remove(JsonNode at, List<String> path) {
        if (at instanceof ArrayNode elements) {
            elements.forEach(element -> remove(element, path));
        } else if (at instanceof ObjectNode object) {
            List<String> members = object.properties().stream()
                    .map(Map.Entry::getKey)
                    .filter(key -> key.equalsIgnoreCase(path.getFirst()))
                    .toList();
            for (String member : members) {
                if (path.size() == 1) {
                    object.remove(member);
                } else {
                    remove(object.get(member), path.subList(1, path.size()));
                }
            }
        }
    }
}
