package platen.google.runs.domain;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.GuardClass;

/**
 * A change as it is reported.
 *
 * @param fields that differ; of somebody new or removed none are told
 * @param before what was published last; null for somebody new
 * @param after what is to be published; of the removed, what was published last
 * @param appliedAt null as long as it is not
 * @param user of the suite, whom the person is; null where none was told of
 * @param refusals what the suite refused of it, as {@code access-code: code-already-taken}
 */
public record RecordedChange(
        String externalId,
        ChangeKind kind,
        ChangeOutcome outcome,
        Set<ChangedField> fields,
        Set<GuardClass> classes,
        @Nullable Facts before,
        Facts after,
        @Nullable Instant appliedAt,
        @Nullable UUID user,
        List<String> refusals) {

    public RecordedChange {
        refusals = List.copyOf(refusals);
    }

    /**
     * What is kept of a person without secrets; null where it was not kept yet.
     *
     * @param aliases with spaces between them
     * @param accessCode state as {@link Credential#state()} has it, as {@code card}
     */
    public record Facts(
            @Nullable String email,
            @Nullable String displayName,
            @Nullable String aliases,
            @Nullable Boolean active,
            String accessCode,
            String card) {

        /** A field's value as text; of a code or card only its state. */
        public @Nullable String text(ChangedField field) {
            return switch (field) {
                case EMAIL -> email;
                case DISPLAY_NAME -> displayName;
                case ALIASES -> aliases;
                case ACTIVE -> active == null ? null : active.toString();
                case ACCESS_CODE -> accessCode.toLowerCase(Locale.ROOT);
                case CARD -> card.toLowerCase(Locale.ROOT);
            };
        }
    }
}
