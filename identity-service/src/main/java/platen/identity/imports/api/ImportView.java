package platen.identity.imports.api;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.UserImport;
import platen.identity.imports.domain.Column;
import platen.identity.imports.domain.Tally;

/**
 * An import and how far it is.
 *
 * @param state {@code paused} while it is to go on neither looking over nor applying
 * @param pausedAt since when it is paused
 * @param encoding the file was read in
 * @param columns that were recognised
 * @param rows of the file, without the first line
 * @param checked how many have been looked over
 * @param applied how many have been dealt with
 * @param preview what they would do
 * @param result what they have done
 * @param waitingFor who must answer before it goes on
 */
@Schema(name = "Import")
public record ImportView(
        UUID id,

        @Schema(enumeration = {"reading", "checking", "preview", "running", "paused", "done", "cancelled", "failed"})
        String state,

        @JsonProperty("notify") @Schema(name = "notify") boolean notifies,

        boolean create,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant appliedAt,
        @Nullable Instant endedAt,
        @Nullable Instant pausedAt,
        @Nullable String encoding,
        @Nullable String delimiter,
        List<String> columns,
        int rows,
        int checked,
        int applied,
        Counts preview,
        Counts result,
        @Nullable String waitingFor,
        @Nullable String failure) {

    /** How many rows do what. */
    @Schema(name = "ImportCounts")
    public record Counts(
            int created,
            int changed,
            int unchanged,
            int refused,
            int codesSet,
            int codesCleared,
            int cardsSet,
            int cardsCleared,
            int warnings) {

        static Counts of(Tally tally) {
            return new Counts(
                    tally.of(Tally.Kind.CREATED),
                    tally.of(Tally.Kind.CHANGED),
                    tally.of(Tally.Kind.UNCHANGED),
                    tally.of(Tally.Kind.REFUSED),
                    tally.of(Tally.Kind.CODES_SET),
                    tally.of(Tally.Kind.CODES_CLEARED),
                    tally.of(Tally.Kind.CARDS_SET),
                    tally.of(Tally.Kind.CARDS_CLEARED),
                    tally.of(Tally.Kind.WARNINGS));
        }
    }

    static ImportView of(UserImport found) {
        return new ImportView(
                found.id(),
                found.pausedAt() == null ? found.state().slug() : "paused",
                found.options().notifies(),
                found.options().creates(),
                found.orderedBy(),
                found.orderedAt(),
                found.appliedAt(),
                found.endedAt(),
                found.pausedAt(),
                found.encoding(),
                found.delimiter(),
                found.header().columns().stream().map(Column::field).toList(),
                found.rows(),
                rowsOf(found.foreseen()),
                rowsOf(found.done()),
                Counts.of(found.foreseen()),
                Counts.of(found.done()),
                found.waitingFor(),
                found.failure());
    }

    private static int rowsOf(Tally tally) {
        return tally.of(Tally.Kind.CREATED)
                + tally.of(Tally.Kind.CHANGED)
                + tally.of(Tally.Kind.UNCHANGED)
                + tally.of(Tally.Kind.REFUSED);
    }
}
