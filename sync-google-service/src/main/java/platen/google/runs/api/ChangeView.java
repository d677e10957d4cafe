package platen.google.runs.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import platen.google.runs.domain.ChangeKind;
import platen.google.runs.domain.ChangedField;
import platen.google.runs.domain.RecordedChange;
import platen.google.runs.domain.RecordedChange.Facts;

/**
 * What a run makes of a person.
 *
 * @param externalId Google's id
 * @param kind new, changed, restored or removed
 * @param outcome planned, applied, held, approved or lapsed
 * @param guards classes it counts for: removals, disables, codeClears, cardClears, emailChanges
 * @param appliedAt null as long as it is not applied
 * @param userId of the suite, whom the person is; null where none is known yet
 * @param refused what the suite refused of it afterwards: access-code, card or person, and the reason
 */
@Schema(name = "GoogleChange")
public record ChangeView(
        String externalId,
        @Nullable String email,
        @Nullable String displayName,
        String kind,
        String outcome,
        List<String> guards,
        List<FieldView> changes,
        @Nullable Instant appliedAt,
        @Nullable UUID userId,
        List<String> refused) {

    /**
     * A field that differs.
     *
     * @param field email, displayName, active, accessCode, card or aliases
     * @param before of a code or card never the value: absent, cleared or set
     */
    @Schema(name = "GoogleFieldChange")
    public record FieldView(
            String field, @Nullable String before, @Nullable String after) {}

    public static ChangeView of(RecordedChange change) {
        Facts after = change.after();
        return new ChangeView(
                change.externalId(),
                after.email(),
                after.displayName(),
                change.kind().name().toLowerCase(Locale.ROOT),
                change.outcome().name().toLowerCase(Locale.ROOT),
                change.classes().stream().map(GuardWords::of).sorted().toList(),
                fields(change),
                change.appliedAt(),
                change.user(),
                change.refusals());
    }

    private static List<FieldView> fields(RecordedChange change) {
        Facts before = change.before();
        return Arrays.stream(ChangedField.values())
                .filter(field ->
                        change.kind() == ChangeKind.NEW || change.fields().contains(field))
                .map(field -> new FieldView(
                        field.word(),
                        before == null ? null : before.text(field),
                        change.after().text(field)))
                .toList();
    }
}
