package platen.local.google;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change to a person, given in Google's shape ({@code customSchemas.PaperCut.accessCode}, {@code name.givenName}) or by the
 * short names {@code accessCode}, {@code cardNumber}, {@code givenName}, {@code familyName}, {@code email}. Null and {@code ""}
 * clear; what is not named stays.
 */
final class PersonEdit {

    private PersonEdit() {}

    static GoogleUser apply(JsonNode edit, GoogleUser user, Instant now) {
        JsonNode name = edit.path("name");
        GoogleUser changed = user.withProfile(
                text(edit, "primaryEmail", text(edit, "email", user.primaryEmail()))
                        .toLowerCase(Locale.ROOT),
                text(name, "givenName", text(edit, "givenName", user.givenName())),
                text(name, "familyName", text(edit, "familyName", user.familyName())),
                text(edit, "orgUnitPath", user.orgUnitPath()));
        for (Map.Entry<String, JsonNode> schema : edit.path("customSchemas").properties()) {
            for (Map.Entry<String, JsonNode> field : schema.getValue().properties()) {
                changed = changed.withCustom(
                        schema.getKey(), field.getKey(), text(schema.getValue(), field.getKey(), ""));
            }
        }
        for (String field : new String[] {PaperCutSchema.ACCESS_CODE, PaperCutSchema.CARD_NUMBER}) {
            if (edit.has(field)) {
                changed = changed.withCustom(PaperCutSchema.NAME, field, text(edit, field, ""));
            }
        }
        return changed.withState(
                edit.path("suspended").asBoolean(changed.suspended()),
                edit.path("archived").asBoolean(changed.archived()),
                deletion(edit, changed, now));
    }

    private static @Nullable Instant deletion(JsonNode edit, GoogleUser user, Instant now) {
        if (!edit.has("deleted")) {
            return user.deletedAt();
        }
        if (!edit.get("deleted").asBoolean()) {
            return null;
        }
        return user.deletedAt() == null ? now : user.deletedAt();
    }

    /** Jackson reads null as the text "null"; here it is nothing. */
    private static String text(JsonNode node, String field, String otherwise) {
        JsonNode value = node.get(field);
        if (value == null) {
            return otherwise;
        }
        return value.isNull() ? "" : value.asText().trim();
    }
}
