package platen.scim.suite;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.testing.TestTokens;

/** An organisation with a token, and its identity provider's hands. JSON may be written with single quotes. */
final class Tenant {

    static final String ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User";
    static final String PAPERCUT = "urn:ietf:params:scim:schemas:extension:papercut:2.0:User";
    static final String CORE = "urn:ietf:params:scim:schemas:core:2.0:User";

    final UUID id = UUID.randomUUID();
    final String token;

    private Tenant() {
        token = admin("POST", "/api/v1/scim/tokens", "{}").ok(201).path("token").asText();
    }

    static Tenant create() {
        return new Tenant();
    }

    /** As an administrator. */
    Answer admin(String method, String path, @Nullable String body) {
        return Http.send(
                method,
                path,
                json(body),
                Map.of("Authorization", "Bearer " + TestTokens.admin(id), "Content-Type", "application/json"));
    }

    Answer scim(String method, String path, @Nullable String body, String... headers) {
        return literally(method, path, json(body), headers);
    }

    /** Sends a body to the letter. */
    Answer literally(String method, String path, @Nullable String body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Authorization", "Bearer " + token);
        if (body != null) {
            all.put("Content-Type", "application/scim+json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            all.put(headers[i], headers[i + 1]);
        }
        return Http.send(method, base() + path, body, all);
    }

    String base() {
        return "/scim/v2/" + id;
    }

    Answer post(String user) {
        return scim("POST", "/Users", user);
    }

    /** Creates a user of that name with nothing else; gives its id. */
    String user(String userName) {
        return post("{'userName':'" + userName + "'}").ok(201).path("id").asText();
    }

    /** Creates a group; gives its id. */
    String group(String group) {
        return scim("POST", "/Groups", group).ok(201).path("id").asText();
    }

    Answer getGroup(String group) {
        return scim("GET", "/Groups/" + group, null);
    }

    Answer patchGroup(String group, String operations) {
        return scim("PATCH", "/Groups/" + group, patchBody(operations));
    }

    /** Ids of the members, in order. */
    List<String> members(String group) {
        List<String> ids = new ArrayList<>();
        getGroup(group)
                .ok(200)
                .path("members")
                .forEach(member -> ids.add(member.path("value").asText()));
        return ids;
    }

    Answer get(String user) {
        return scim("GET", "/Users/" + user, null);
    }

    Answer put(String user, String body) {
        return scim("PUT", "/Users/" + user, body);
    }

    /** Sends a PATCH with these operations. */
    Answer patch(String user, String operations) {
        return scim("PATCH", "/Users/" + user, patchBody(operations));
    }

    static String patchBody(String operations) {
        return "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[" + operations + "]}";
    }

    Answer delete(String user) {
        return scim("DELETE", "/Users/" + user, null);
    }

    Answer find(String filter) {
        return scim("GET", "/Users?filter=" + URLEncoder.encode(filter, StandardCharsets.UTF_8), null);
    }

    long total(String filter) {
        JsonNode total = find(filter).ok(200).path("totalResults");
        return total.isIntegralNumber() ? total.asLong() : -1;
    }

    /** What begins as real JSON does is left as it is. */
    static @Nullable String json(@Nullable String legible) {
        return legible == null || legible.startsWith("{\"")
                ? legible
                : legible.replace("\"", "\\\"")
                        .replace('\'', '"')
                        .replace("<ENT>", ENTERPRISE)
                        .replace("<PC>", PAPERCUT)
                        .replace("<CORE>", CORE);
    }
}
