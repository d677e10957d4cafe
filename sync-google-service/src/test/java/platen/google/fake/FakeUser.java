package platen.google.fake;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** A person in the fake directory; changed only by copies. */
public record FakeUser(
        String id,
        String email,
        String name,
        boolean suspended,
        boolean archived,
        String orgUnitPath,
        @Nullable String accessCode,
        @Nullable String cardNumber,
        List<String> aliases) {

    public FakeUser {
        aliases = List.copyOf(aliases);
    }

    /** Somebody active without code or card. */
    public static FakeUser named(String name) {
        String id = "1" + ThreadLocalRandom.current().nextLong(100_000_000_000L, 999_999_999_999L);
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@school.example";
        return new FakeUser(id, email, name, false, false, "/", null, null, List.of());
    }

    public FakeUser withCode(@Nullable String code) {
        return new FakeUser(id, email, name, suspended, archived, orgUnitPath, code, cardNumber, aliases);
    }

    public FakeUser withCard(@Nullable String card) {
        return new FakeUser(id, email, name, suspended, archived, orgUnitPath, accessCode, card, aliases);
    }

    public FakeUser withEmail(String newEmail) {
        return new FakeUser(id, newEmail, name, suspended, archived, orgUnitPath, accessCode, cardNumber, aliases);
    }

    public FakeUser withName(String newName) {
        return new FakeUser(id, email, newName, suspended, archived, orgUnitPath, accessCode, cardNumber, aliases);
    }

    public FakeUser withAliases(String... newAliases) {
        return new FakeUser(
                id, email, name, suspended, archived, orgUnitPath, accessCode, cardNumber, List.of(newAliases));
    }

    public FakeUser in(String path) {
        return new FakeUser(id, email, name, suspended, archived, path, accessCode, cardNumber, aliases);
    }

    public FakeUser asSuspended() {
        return new FakeUser(id, email, name, true, archived, orgUnitPath, accessCode, cardNumber, aliases);
    }

    public FakeUser asArchived() {
        return new FakeUser(id, email, name, suspended, true, orgUnitPath, accessCode, cardNumber, aliases);
    }

    /** Empty values are left out, as Google does. */
    Map<String, Object> json(String schema) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kind", "admin#directory#user");
        json.put("id", id);
        json.put("primaryEmail", email);
        json.put("name", Map.of("fullName", name));
        json.put("suspended", suspended);
        json.put("archived", archived);
        json.put("orgUnitPath", orgUnitPath);
        // The last is one of a domain alias.
        if (!aliases.isEmpty()) {
            json.put("aliases", aliases.subList(0, aliases.size() - 1));
            json.put("nonEditableAliases", List.of(aliases.getLast()));
        }
        Map<String, String> fields = new LinkedHashMap<>();
        if (accessCode != null) {
            fields.put("accessCode", accessCode);
        }
        if (cardNumber != null) {
            fields.put("cardNumber", cardNumber);
        }
        if (!fields.isEmpty()) {
            json.put("customSchemas", Map.of(schema, fields));
        }
        return json;
    }
}
