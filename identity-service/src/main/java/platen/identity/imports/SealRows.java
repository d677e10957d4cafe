package platen.identity.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.ImportedRow;
import platen.identity.imports.domain.ReadRow;
import platen.identity.imports.domain.SuppliedCredentials;
import platen.identity.imports.domain.SuppliedCredentials.Said;
import platen.kit.crypto.SealContext;
import platen.kit.crypto.Sealed;
import platen.kit.crypto.Sealer;

/** Seals codes and cards of rows to accesscode-service, on all processors: it is most of what reading costs. Blocks. */
@ApplicationScoped
class SealRows {

    private static final String RECIPIENT = "accesscode";
    private static final String CODE = "access-code";
    private static final String CARD = "card";

    private final Sealer sealer;
    private final ObjectMapper json;
    private final int processors = Runtime.getRuntime().availableProcessors();

    SealRows(Sealer sealer, ObjectMapper json) {
        this.sealer = sealer;
        this.json = json;
    }

    /** A row that can be kept. */
    record SealedRow(ImportedRow row, boolean refused) {}

    List<SealedRow> seal(UUID organisation, List<ReadRow> rows) {
        int share = Math.max(1, Math.ceilDiv(rows.size(), processors));
        List<Uni<List<SealedRow>>> parts = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += share) {
            List<ReadRow> part = rows.subList(from, Math.min(from + share, rows.size()));
            parts.add(Uni.createFrom()
                    .item(() ->
                            part.stream().map(row -> seal(organisation, row)).toList())
                    .runSubscriptionOn(Infrastructure.getDefaultWorkerPool()));
        }
        return parts.isEmpty()
                ? List.of()
                : Uni.join().all(parts).andFailFast().await().indefinitely().stream()
                        .flatMap(Collection::stream)
                        .toList();
    }

    /** Of a row that is refused anyway nothing is kept. */
    private SealedRow seal(UUID organisation, ReadRow row) {
        UUID observation = UUID.randomUUID();
        boolean refused = row.isRefused();
        var credentials = refused
                ? new SuppliedCredentials(observation, null, null)
                : new SuppliedCredentials(
                        observation, code(organisation, row, observation), cards(organisation, row, observation));
        return new SealedRow(new ImportedRow(row.number(), row.line(), row.cells(), credentials), refused);
    }

    private @Nullable Said code(UUID organisation, ReadRow row, UUID observation) {
        String code = row.accessCode();
        if (code == null) {
            return null;
        }
        return code.isEmpty() ? cleared() : set(seal(organisation, row, observation, CODE, code));
    }

    private @Nullable Said cards(UUID organisation, ReadRow row, UUID observation) {
        List<String> cards = row.cards();
        if (cards == null) {
            return null;
        }
        return cards.isEmpty()
                ? cleared()
                : set(cards.stream()
                        .map(card -> seal(organisation, row, observation, CARD, card))
                        .toList());
    }

    private Sealed seal(UUID organisation, ReadRow row, UUID observation, String kind, String value) {
        return sealer.seal(
                RECIPIENT,
                SealContext.directory(
                        organisation, ImportedRow.SOURCE, ImportedRow.reference(row.line()), observation, kind),
                value);
    }

    private static Said cleared() {
        return new Said("{\"state\":\"cleared\"}", false);
    }

    private Said set(Object sealed) {
        try {
            return new Said(json.writeValueAsString(Map.of("state", "set", "sealed", sealed)), true);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A sealed value cannot be written");
        }
    }
}
