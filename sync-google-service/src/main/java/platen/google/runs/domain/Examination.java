package platen.google.runs.domain;

import java.util.List;
import org.jspecify.annotations.Nullable;
import platen.google.directory.domain.DirectoryUser;

/**
 * One person, as a run would see them now.
 *
 * @param google as the directory answers; null when it has no such person or did not answer
 * @param change what a run would plan; null when nothing, or when that cannot be told
 * @param held what waits for approval of them; null when nothing does
 */
public record Examination(
        String externalId,
        @Nullable DirectoryUser google,
        List<Condition> conditions,
        @Nullable RecordedChange change,
        @Nullable RecordedChange held) {

    public Examination {
        conditions = List.copyOf(conditions);
    }

    /**
     * What must hold for a person to be synced.
     *
     * @param name directory-answers, in-directory, schema-usable or in-org-units
     * @param detail a sentence without values of codes or cards
     */
    public record Condition(String name, boolean holds, String detail) {}
}
