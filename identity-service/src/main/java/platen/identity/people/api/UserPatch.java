package platen.identity.people.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.people.domain.Attribute;
import platen.identity.people.domain.UserChange;
import platen.kit.rest.Problem.Violation;
import platen.kit.rest.Problems;

/** A merge patch (RFC 7396) of a person: what is left out stays, null removes. This record documents it; it is read from the JSON itself. */
@Schema(name = "UserPatch")
public record UserPatch(
        @Nullable String userName,
        @Nullable String displayName,
        @Nullable String email,
        @Nullable String locale,
        @Nullable String department,
        @Nullable String office,

        @Schema(enumeration = {"active", "inactive"}) @Nullable
        String state) {

    private static final String STATE = "state";

    static UserChange read(JsonNode patch) {
        if (!patch.isObject()) {
            throw Problems.invalid(List.of(Violation.at("", "must be an object")))
                    .exception();
        }
        List<Violation> wrong = new ArrayList<>();
        Map<Attribute, String> set = new EnumMap<>(Attribute.class);
        Set<Attribute> removed = EnumSet.noneOf(Attribute.class);
        patch.properties().forEach(property -> {
            String name = property.getKey();
            JsonNode value = property.getValue();
            Optional<Attribute> attribute = Attribute.of(name);
            if (attribute.isEmpty() && !name.equals(STATE)) {
                wrong.add(Violation.at(pointer(name), "cannot be changed here"));
            } else if (value.isNull() && attribute.isPresent()) {
                removed.add(attribute.get());
            } else if (!value.isTextual()) {
                wrong.add(Violation.at(pointer(name), "must be a string"));
            } else {
                attribute.ifPresent(known -> set.put(known, value.textValue()));
            }
        });
        Boolean active = active(patch.get(STATE), wrong);
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong).exception();
        }
        return new UserChange(set, removed, active);
    }

    private static @Nullable Boolean active(@Nullable JsonNode state, List<Violation> wrong) {
        if (state == null || !state.isTextual()) {
            return null;
        }
        return switch (state.textValue()) {
            case "active" -> true;
            case "inactive" -> false;
            default -> {
                wrong.add(Violation.at(pointer(STATE), "must be active or inactive"));
                yield null;
            }
        };
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
