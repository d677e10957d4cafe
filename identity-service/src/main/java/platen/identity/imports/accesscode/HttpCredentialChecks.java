package platen.identity.imports.accesscode;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.accesscode.AccessCodeService;
import platen.identity.imports.CredentialChecks;
import platen.identity.imports.domain.Finding;
import platen.identity.imports.domain.Finding.Kind;
import platen.identity.imports.domain.Handover.Thing;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.SuppliedCredentials.Said;

/** {@code POST /api/v1/service/credential-validations}. */
@ApplicationScoped
class HttpCredentialChecks implements CredentialChecks {

    private static final String PATH = "/api/v1/service/credential-validations";
    private static final int CLIENT_ERROR = 400;
    private static final int UNPROCESSABLE = 422;

    private final AccessCodeService accesscode;

    HttpCredentialChecks(AccessCodeService accesscode) {
        this.accesscode = accesscode;
    }

    @Override
    public Uni<Map<Integer, Judgement>> judge(
            UUID organisation, List<Item> items, @Nullable Integer codeCell, @Nullable Integer cardsCell) {
        if (items.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        var asked = new JsonArray();
        items.forEach(item -> asked.add(question(item)));
        return accesscode
                .post(
                        PATH,
                        new JsonObject()
                                .put("organisation", organisation.toString())
                                .put("items", asked))
                .map(answer -> {
                    if (answer.status() == CLIENT_ERROR || answer.status() == UNPROCESSABLE) {
                        throw new Rejected(answer.status());
                    }
                    return findings(items, answer.ok().getJsonArray("items"), codeCell, cardsCell);
                });
    }

    private static JsonObject question(Item item) {
        ImportedRow row = item.row();
        var question = new JsonObject()
                .put("ref", ImportedRow.reference(row.line()))
                .put("observationId", row.credentials().observationId().toString());
        if (item.user() != null) {
            question.put("userId", item.user().toString());
        }
        Said code = row.credentials().accessCode();
        if (code != null) {
            question.put("accessCode", new JsonObject(code.json()));
        }
        Said cards = row.credentials().cards();
        if (cards != null && cards.set()) {
            question.put("cards", new JsonObject(cards.json()).getJsonArray("sealed"));
        }
        return question;
    }

    private static Map<Integer, Judgement> findings(
            List<Item> items, JsonArray answers, @Nullable Integer codeCell, @Nullable Integer cardsCell) {
        Map<Integer, Judgement> found = new HashMap<>();
        for (int place = 0; place < items.size(); place++) {
            ImportedRow row = items.get(place).row();
            JsonObject answer = answers.getJsonObject(place);
            List<Finding> ofRow = new ArrayList<>();
            Set<Taken> taken = new HashSet<>();
            if (answer.getJsonObject("accessCode") != null) {
                code(row.line(), codeCell, answer.getJsonObject("accessCode"), ofRow, taken);
            }
            answer.getJsonArray("cards", new JsonArray())
                    .forEach(card -> card(row.line(), cardsCell, (JsonObject) card, ofRow, taken));
            if (!ofRow.isEmpty() || !taken.isEmpty()) {
                found.put(row.number(), new Judgement(ofRow, taken));
            }
        }
        return found;
    }

    private static void code(
            int line, @Nullable Integer cell, JsonObject result, List<Finding> found, Set<Taken> taken) {
        switch (result.getString("verdict", "")) {
            case "ok" -> {
                int neighbours = result.getInteger("closeNeighbours", 0);
                if (neighbours > 0) {
                    found.add(new Finding(
                            line, cell, Kind.CLOSE_CODE, neighbours + " other codes are one typing slip away."));
                }
            }
            case "taken" -> taken.add(new Taken(Thing.ACCESS_CODE, holder(result)));
            case "duplicate-in-batch" ->
                found.add(new Finding(line, cell, Kind.REPEATED_VALUE, "Another line has the same code."));
            default -> found.add(new Finding(line, cell, Kind.CODE_REFUSED, result.getString("rule", "refused")));
        }
    }

    private static void card(
            int line, @Nullable Integer cell, JsonObject result, List<Finding> found, Set<Taken> taken) {
        switch (result.getString("verdict", "")) {
            case "ok" -> {}
            case "taken" -> taken.add(new Taken(Thing.CARD, holder(result)));
            case "duplicate-in-batch" ->
                found.add(new Finding(line, cell, Kind.REPEATED_VALUE, "Another line has the same card."));
            default -> found.add(new Finding(line, cell, Kind.CARD_REFUSED, result.getString("rule", "refused")));
        }
    }

    private static UUID holder(JsonObject result) {
        return UUID.fromString(result.getString("holderUserId"));
    }
}
