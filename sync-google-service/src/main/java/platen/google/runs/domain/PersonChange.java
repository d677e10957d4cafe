package platen.google.runs.domain;

import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.google.connection.domain.GuardClass;

/** What becomes of a person by a run, and which guards have a say in it. */
public record PersonChange(ChangeKind kind, Set<ChangedField> fields, Set<GuardClass> classes) {

    public PersonChange {
        fields = Set.copyOf(fields);
        classes = Set.copyOf(classes);
    }

    /**
     * @param before null for somebody who was never published. Who was removed since is compared too: with a connection that keeps the
     *     removed, their code still works
     */
    public static PersonChange of(
            @Nullable KnownPerson before, PersonState now, CredentialTrace accessCode, CredentialTrace card) {
        if (before == null) {
            return new PersonChange(ChangeKind.NEW, Set.of(), Set.of());
        }
        Set<ChangedField> fields = EnumSet.noneOf(ChangedField.class);
        Set<GuardClass> classes = EnumSet.noneOf(GuardClass.class);
        if (before.email() != null && !before.email().equals(now.email())) {
            fields.add(ChangedField.EMAIL);
            classes.add(GuardClass.EMAIL_CHANGE);
        }
        if (before.displayName() != null && !before.displayName().equals(now.displayName())) {
            fields.add(ChangedField.DISPLAY_NAME);
        }
        // No guard: an alias is no credential, and the first run that reads them finds many.
        if (!Objects.requireNonNullElse(before.aliases(), "").equals(now.aliasText())) {
            fields.add(ChangedField.ALIASES);
        }
        // Who may have been active counts as having been.
        boolean wasActive = !Boolean.FALSE.equals(before.active());
        if (before.active() != null ? wasActive != now.active() : !now.active()) {
            fields.add(ChangedField.ACTIVE);
        }
        if (wasActive && !now.active()) {
            classes.add(GuardClass.DISABLE);
        }
        compare(before.accessCode(), accessCode, ChangedField.ACCESS_CODE, GuardClass.CODE_CLEAR, fields, classes);
        compare(before.card(), card, ChangedField.CARD, GuardClass.CARD_CLEAR, fields, classes);
        return new PersonChange(before.removed() ? ChangeKind.RESTORED : ChangeKind.CHANGED, fields, classes);
    }

    private static void compare(
            CredentialTrace before,
            CredentialTrace now,
            ChangedField field,
            GuardClass clear,
            Set<ChangedField> fields,
            Set<GuardClass> classes) {
        if (now.differsFrom(before)) {
            fields.add(field);
        }
        if (now.isClearedSince(before)) {
            classes.add(clear);
        }
    }
}
