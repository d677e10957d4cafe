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
import platen.identity.people.domain.AliasesDraft;
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

        @Schema(description = "All of them: further names the person goes by, each unique in the organisation")
        @Nullable
        List<String> aliases,

        @Nullable Boolean internal,

        @Schema(enumeration = {"active", "inactive"}) @Nullable
        String state) {

    private static final String STATE = "state";
    private static final String ALIASES = "aliases";
    private static final String INTERNAL = "internal";
    private static final Set<String> OTHERS = Set.of(STATE, ALIASES, INTERNAL);

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
            if (attribute.isEmpty()) {
                if (!OTHERS.contains(name)) {
                    wrong.add(Violation.at(pointer(name), "cannot be changed here"));
                }
            } else if (value.isNull()) {
                removed.add(attribute.get());
            } else if (!value.isTextual()) {
                wrong.add(Violation.at(pointer(name), "must be a string"));
            } else {
                set.put(attribute.get(), value.textValue());
            }
        });
        Boolean active = active(patch.get(STATE), wrong);
        AliasesDraft aliases = aliases(patch.get(ALIASES), wrong);
        Boolean internal = internal(patch.get(INTERNAL), wrong);
        if (!wrong.isEmpty()) {
            throw Problems.invalid(wrong).exception();
        }
        return new UserChange(set, removed, active, aliases, internal);
    }

    private static @Nullable Boolean active(@Nullable JsonNode state, List<Violation> wrong) {
        if (state == null) {
            return null;
        }
        return switch (state.asText()) {
            case "active" -> true;
            case "inactive" -> false;
            default -> {
                wrong.add(Violation.at(pointer(STATE), "must be active or inactive"));
                yield null;
            }
        };
    }

    /** Null, as of a merge patch, is none. */
    private static @Nullable AliasesDraft aliases(@Nullable JsonNode aliases, List<Violation> wrong) {
        if (aliases == null) {
            return null;
        }
        if (aliases.isNull()) {
            return new AliasesDraft(List.of());
        }
        List<String> names = new ArrayList<>();
        aliases.forEach(name -> {
            if (name.isTextual()) {
                names.add(name.textValue());
            }
        });
        if (!aliases.isArray() || names.size() != aliases.size()) {
            wrong.add(Violation.at(pointer(ALIASES), "must be a list of strings"));
        }
        return new AliasesDraft(names);
    }

    private static @Nullable Boolean internal(@Nullable JsonNode internal, List<Violation> wrong) {
        if (internal != null && !internal.isBoolean()) {
            wrong.add(Violation.at(pointer(INTERNAL), "must be true or false"));
        }
        return internal == null ? null : internal.booleanValue();
    }

    private static String pointer(String name) {
        return "/" + name.replace("~", "~0").replace("/", "~1");
    }
}
