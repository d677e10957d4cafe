package platen.scim.suite;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import java.util.random.RandomGenerator;
import platen.scim.protocol.ScimJson;

/** Users and filters out of so few words that they often meet. */
final class RandomFilters {

    private static final List<String> WORDS = List.of(
            "ana",
            "Ana",
            "ANA",
            "an",
            "bea",
            "b%",
            "%",
            "_",
            "a_a",
            "a\\",
            "\\\\",
            "Straße",
            "STRASSE",
            "strasse",
            "ﬁn",
            "Fin",
            "ς",
            "Σ",
            "😀x",
            "\uFFFDz",
            "",
            " ",
            "'",
            "''; drop table scim_user; --",
            "\"",
            "$1",
            "naïve",
            "NAÏVE",
            "i",
            "İ",
            "ana@x",
            "work",
            "home");

    private static final List<String> TEXTS = List.of(
            "userName",
            "externalId",
            "displayName",
            "title",
            "nickName",
            "profileUrl",
            "name.givenName",
            "name.familyName",
            "name.middleName",
            "emails",
            "emails.value",
            "emails.type",
            "emails.display",
            "photos.value",
            "phoneNumbers.value",
            "roles.type",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
            "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:manager.value",
            "schemas",
            "meta.version");

    private static final List<String> LISTS = List.of("emails", "photos", "phoneNumbers", "roles");
    private static final List<String> TEXT_OPERATORS = List.of("eq", "ne", "co", "sw", "ew", "gt", "ge", "lt", "le");

    private final RandomGenerator random;

    RandomFilters(RandomGenerator random) {
        this.random = random;
    }

    ObjectNode user(int number) {
        ObjectNode user = ScimJson.object().put("userName", word().strip() + "-" + number);
        maybe(() -> user.put("externalId", word() + number));
        for (String name : List.of("displayName", "title", "nickName", "profileUrl")) {
            maybe(() -> user.put(name, word()));
        }
        maybe(() -> user.put("active", random.nextBoolean()));
        for (String name : List.of("givenName", "familyName", "middleName")) {
            maybe(() -> user.withObjectProperty("name").put(name, word()));
        }
        for (String list : LISTS) {
            maybe(() -> elements(user.putArray(list)));
        }
        maybe(() -> user.withObjectProperty(Tenant.ENTERPRISE).put("department", word()));
        maybe(() -> user.withObjectProperty(Tenant.ENTERPRISE)
                .withObjectProperty("manager")
                .put("value", word()));
        return user;
    }

    private void elements(ArrayNode list) {
        for (int left = random.nextInt(1, 4); left > 0; left--) {
            ObjectNode element = list.addObject();
            for (String name : List.of("value", "type", "display")) {
                maybe(() -> element.put(name, word()));
            }
            if (list.size() == 1) {
                maybe(() -> element.put("primary", random.nextBoolean()));
            }
        }
    }

    String filter(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 8)) {
            case 0, 1 -> comparison(any(TEXTS));
            case 2 -> special();
            case 3 -> any(LISTS) + "[" + within(2) + "]";
            case 4 -> "not (" + filter(depth - 1) + ")";
            case 5 -> "(" + filter(depth - 1) + ") and (" + filter(depth - 1) + ")";
            case 6 -> filter(depth - 1) + " or " + filter(depth - 1);
            default ->
                any(LISTS) + "[type eq " + quoted(word()) + "].value " + any(TEXT_OPERATORS) + " " + quoted(word());
        };
    }

    private String special() {
        return switch (random.nextInt(6)) {
            case 0 -> "active " + any(List.of("eq", "ne")) + " " + any(List.of("true", "false", "\"True\""));
            case 1 -> any(TEXTS) + " pr";
            case 2 -> any(TEXTS) + any(List.of(" eq null", " ne null"));
            case 3 -> any(List.of("name", "emails", "photos", "meta", "active", "id", "meta.created")) + " pr";
            case 4 ->
                "meta." + any(List.of("created", "lastModified")) + " "
                        + any(List.of("eq", "ne", "gt", "ge", "lt", "le")) + " \"2026-01-0" + random.nextInt(1, 10)
                        + "T00:00:00Z\"";
            default -> "roles.primary " + any(List.of("eq", "ne")) + " " + random.nextBoolean();
        };
    }

    private String within(int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 6)) {
            case 0 -> comparison(any(List.of("value", "type", "display")));
            case 1 -> "primary " + any(List.of("eq", "ne")) + " " + random.nextBoolean();
            case 2 -> any(List.of("value", "type", "display", "primary")) + " pr";
            case 3 -> "not (" + within(depth - 1) + ")";
            case 4 -> "(" + within(depth - 1) + ") and (" + within(depth - 1) + ")";
            default -> within(depth - 1) + " or " + within(depth - 1);
        };
    }

    private String comparison(String attribute) {
        return attribute + " " + any(TEXT_OPERATORS) + " " + quoted(word());
    }

    private String word() {
        return any(WORDS);
    }

    private static String quoted(String word) {
        return TextNode.valueOf(word).toString();
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void maybe(Runnable action) {
        if (random.nextInt(3) > 0) {
            action.run();
        }
    }
}
