package platen.scim.users;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import platen.scim.protocol.ScimRefusal;
import platen.scim.schema.ResourceRules;
import platen.scim.schema.UserSchemas;
import platen.scim.users.domain.MatchKey;

/**
 * The attributes of a User in canonical form, without credentials and without what the server says itself.
 *
 * @param json never changed here
 */
public record UserAttributes(ObjectNode json) {

    /** Longer ones could not be told apart by the services that cut them. */
    private static final int LONGEST_USER_NAME = 256;

    private static final List<String> INDEXED = List.of(
            "userName",
            "externalId",
            "displayName",
            "name.givenName",
            "name.familyName",
            "emails.value",
            "emails.type");

    /** An email as it is looked for. */
    public record EmailKey(@Nullable String type, String value) {}

    /** Refuses what no later step could repair. */
    UserAttributes checked() {
        String userName = text(json, "userName");
        if (userName == null) {
            throw ScimRefusal.invalidValue("userName", "is required");
        }
        if (userName.codePointCount(0, userName.length()) > LONGEST_USER_NAME) {
            throw ScimRefusal.invalidValue("userName", "may have at most " + LONGEST_USER_NAME + " characters");
        }
        if (userName.codePoints().anyMatch(UserAttributes::actsUnseen)) {
            throw ScimRefusal.invalidValue("userName", "must not hold control characters");
        }
        ResourceRules.check(UserSchemas.CORE, json, INDEXED);
        return this;
    }

    /** Line breaks and the like, and what turns the reading direction. */
    private static boolean actsUnseen(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
        };
    }

    /** Says active where nothing is said. */
    UserAttributes withActive(boolean unlessSaid) {
        if (json.has("active")) {
            return this;
        }
        ObjectNode copy = json.deepCopy();
        copy.put("active", unlessSaid);
        return new UserAttributes(copy);
    }

    public String userName() {
        return Objects.requireNonNull(text(json, "userName"));
    }

    public String userNameKey() {
        return MatchKey.of(userName());
    }

    public @Nullable String externalId() {
        return text(json, "externalId");
    }

    public boolean isActive() {
        return json.path("active").asBoolean(true);
    }

    public boolean isEnterprise() {
        return json.has(UserSchemas.ENTERPRISE.urn());
    }

    /** As shown to people: what the provider calls it, else the name, else the user name. */
    public String displayName() {
        JsonNode name = json.path("name");
        String parts = Stream.of(text(name, "givenName"), text(name, "familyName"))
                .filter(Objects::nonNull)
                .reduce((given, family) -> given + " " + family)
                .orElse(null);
        return Stream.of(text(json, "displayName"), text(name, "formatted"), parts)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(this::userName);
    }

    /** Where mail goes: the work address, else the primary one, else the first. */
    public @Nullable String email() {
        List<JsonNode> emails = new ArrayList<>();
        json.path("emails").forEach(email -> {
            if (text(email, "value") != null) {
                emails.add(email);
            }
        });
        return emails.stream()
                .filter(email -> "work".equalsIgnoreCase(text(email, "type")))
                .findFirst()
                .or(() -> emails.stream()
                        .filter(email -> email.path("primary").asBoolean())
                        .findFirst())
                .or(() -> emails.stream().findFirst())
                .map(email -> email.path("value").asText())
                .orElse(null);
    }

    public List<EmailKey> emailKeys() {
        List<EmailKey> keys = new ArrayList<>();
        for (JsonNode email : json.path("emails")) {
            String value = text(email, "value");
            String type = text(email, "type");
            if (value != null) {
                keys.add(new EmailKey(type == null ? null : MatchKey.of(type), MatchKey.of(value)));
            }
        }
        return keys;
    }

    /** BCP 47, if the provider says one. */
    public @Nullable String locale() {
        String locale = text(json, "locale");
        String preferred = text(json, "preferredLanguage");
        // The latter may be a list with weights, as in Accept-Language.
        return preferred == null ? locale : preferred.replaceFirst("[,;].*", "").strip();
    }

    public @Nullable String department() {
        return text(json.path(UserSchemas.ENTERPRISE.urn()), "department");
    }

    private static @Nullable String text(JsonNode parent, String name) {
        JsonNode value = parent.path(name);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    /** Personal data stays out of logs. */
    @Override
    public String toString() {
        return "UserAttributes[…]";
    }
}
