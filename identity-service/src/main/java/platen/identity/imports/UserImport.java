package platen.identity.imports;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.imports.domain.Header;
import platen.identity.imports.domain.ImportOptions;
import platen.identity.imports.domain.ImportState;
import platen.identity.imports.domain.Tally;

/**
 * An import and how far it is.
 *
 * @param orderedBy subject of the administrator
 * @param pausedAt since when nobody works on it; null when it goes on
 * @param rows of the file, without the first line and empty ones
 * @param reached the row up to which the stage at hand has come
 * @param foreseen what its rows would do, by the preview
 * @param done what they have done
 * @param waitingFor who must answer first
 * @param failure a sentence for people
 */
public record UserImport(
        UUID id,
        ImportState state,
        ImportOptions options,
        String orderedBy,
        Instant orderedAt,
        @Nullable Instant appliedAt,
        @Nullable Instant endedAt,
        @Nullable Instant pausedAt,
        @Nullable String encoding,
        @Nullable String delimiter,
        Header header,
        int rows,
        int reached,
        Tally foreseen,
        Tally done,
        @Nullable String waitingFor,
        @Nullable String failure,
        long fence) {

    /** Where it is in the list, newest first. */
    public record Place(Instant orderedAt, UUID id) {}
}
