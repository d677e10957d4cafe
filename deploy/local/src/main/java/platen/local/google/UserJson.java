package platen.local.google;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import platen.local.Json;

/** A user as the Directory API writes it. */
final class UserJson {

    private UserJson() {}

    /** Which custom schemas an answer holds: {@code projection} and {@code customFieldMask}. */
    static Predicate<String> projection(String projection, Set<String> mask) {
        return switch (projection) {
            case "basic" -> schema -> false;
            case "full" -> schema -> true;
            case "custom" -> {
                if (mask.isEmpty()) {
                    throw GoogleError.invalid("Invalid Input: customFieldMask");
                }
                yield mask::contains;
            }
            default -> throw GoogleError.invalid("Invalid Input: projection");
        };
    }

    static ObjectNode of(GoogleUser user, String customer, Predicate<String> schemas) {
        ObjectNode json = Json.object()
                .put("kind", "admin#directory#user")
                .put("id", user.id())
                .put("etag", etag(user))
                .put("primaryEmail", user.primaryEmail());
        json.putObject("name")
                .put("givenName", user.givenName())
                .put("familyName", user.familyName())
                .put("fullName", user.fullName());
        json.put("isAdmin", user.admin())
                .put("isDelegatedAdmin", false)
                .put("creationTime", user.createdAt().toString())
                .put("suspended", user.suspended())
                .put("archived", user.archived())
                .put("customerId", customer)
                .put("orgUnitPath", user.orgUnitPath())
                .put("isMailboxSetup", true)
                .put("includeInGlobalAddressList", true);
        json.putArray("emails").addObject().put("address", user.primaryEmail()).put("primary", true);
        if (user.deletedAt() != null) {
            json.put("deletionTime", user.deletedAt().toString());
        }
        addCustom(json, user, schemas);
        return json;
    }

    static String etag(GoogleUser user) {
        return "\""
                + Integer.toHexString(Objects.hash(
                        user.id(),
                        user.primaryEmail(),
                        user.givenName(),
                        user.familyName(),
                        user.orgUnitPath(),
                        user.suspended(),
                        user.archived(),
                        user.deletedAt(),
                        user.customSchemas()))
                + "\"";
    }

    private static void addCustom(ObjectNode json, GoogleUser user, Predicate<String> schemas) {
        for (Map.Entry<String, Map<String, String>> schema :
                user.customSchemas().entrySet()) {
            if (schemas.test(schema.getKey())) {
                ObjectNode fields = json.withObject("/customSchemas").putObject(schema.getKey());
                schema.getValue().forEach(fields::put);
            }
        }
    }
}
