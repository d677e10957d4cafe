package platen.identity.exports;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import platen.identity.accesscode.AccessCodeService;

/** {@code POST /api/v1/service/reveals}: accesscode-service leaves a trace for each person it shows. */
@ApplicationScoped
class RevealCredentials {

    private static final String PATH = "/api/v1/service/reveals";
    private static final String PURPOSE = "user-export";

    private final AccessCodeService accesscode;

    RevealCredentials(AccessCodeService accesscode) {
        this.accesscode = accesscode;
    }

    /**
     * By person; who is not known there yet is not in it. Fails when accesscode-service cannot be asked.
     *
     * @param actor subject of the administrator who wants to see them
     */
    Uni<Map<UUID, RevealedCredentials>> reveal(UUID organisation, String actor, Collection<UUID> users) {
        if (users.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var asked = new JsonArray();
        users.forEach(user -> asked.add(user.toString()));
        return accesscode
                .post(
                        PATH,
                        new JsonObject()
                                .put("organisation", organisation.toString())
                                .put("actor", actor)
                                .put("purpose", PURPOSE)
                                .put("users", asked))
                .map(answer -> people(answer.ok()));
    }

    private static Map<UUID, RevealedCredentials> people(JsonObject answer) {
        Map<UUID, RevealedCredentials> people = new HashMap<>();
        answer.getJsonArray("items").forEach(item -> {
            var person = (JsonObject) item;
            List<String> cards = person.getJsonArray("cards").stream()
                    .map(card -> ((JsonObject) card).getString("number"))
                    .toList();
            people.put(
                    UUID.fromString(person.getString("userId")),
                    new RevealedCredentials(person.getString("accessCode"), cards));
        });
        return people;
    }
}
