package platen.google.connection.persistence;

import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.Guard;
import platen.google.connection.domain.Guards;

/** Guards as JSON: by class {@code {floor, percent, cap}}. What is left out has the defaults. */
final class StoredGuards {

    private StoredGuards() {}

    static JsonObject write(Guards guards) {
        return new JsonObject()
                .put("removals", write(guards.removals()))
                .put("disables", write(guards.disables()))
                .put("codeClears", write(guards.codeClears()))
                .put("cardClears", write(guards.cardClears()))
                .put("emailChanges", write(guards.emailChanges()));
    }

    static Guards read(JsonObject stored) {
        return new Guards(
                guard(stored.getJsonObject("removals")),
                guard(stored.getJsonObject("disables")),
                guard(stored.getJsonObject("codeClears")),
                guard(stored.getJsonObject("cardClears")),
                guard(stored.getJsonObject("emailChanges")));
    }

    private static JsonObject write(Guard guard) {
        return new JsonObject()
                .put("floor", guard.floor())
                .put("percent", guard.percent())
                .put("cap", guard.cap());
    }

    private static Guard guard(@Nullable JsonObject stored) {
        return stored == null
                ? Guard.DEFAULT
                : new Guard(stored.getInteger("floor"), stored.getInteger("percent"), stored.getInteger("cap"));
    }
}
