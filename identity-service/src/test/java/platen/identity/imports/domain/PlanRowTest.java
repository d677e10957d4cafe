package platen.identity.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import platen.identity.imports.domain.Finding.Kind;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserEvent;
import platen.identity.people.domain.UserState;

class PlanRowTest {

    private static final Instant NOW = Instant.parse("2026-01-05T08:30:00Z");
    private static final Header HEADER =
            header("id", "userName", "displayName", "email", "locale", "department", "office", "state");

    private final User ana = user("ana", "ana@school.example");
    private final User bea = user("bea", "bea@school.example");

    @Test
    void findsPeopleByAnyKeyWhateverItsCase() {
        assertThat(changed(Map.of(Column.EMAIL, "ANA@school.example"), "email").user())
                .isEqualTo(ana.with(new Profile("ana", "Ana", "ANA@school.example", "de", "Art", null))
                        .touched(NOW));
        assertThat(changed(Map.of(Column.ID, ana.id().toString(), Column.DEPARTMENT, "Art"), "id", "department"))
                .isEqualTo(new RowPlan.Change(ana, false, List.of()));
    }

    @Test
    void takesAwayWhatIsEmptyAndLeavesAloneWhatIsNotThere() {
        RowPlan.Change change = changed(
                Map.of(Column.USER_NAME, "ana", Column.DEPARTMENT, "", Column.LOCALE, "", Column.STATE, ""),
                "userName",
                "department",
                "locale",
                "state");

        assertThat(change.user().profile())
                .isEqualTo(new Profile("ana", "Ana", "ana@school.example", "en", null, null));
        assertThat(change.user().isActive()).isTrue();
        assertThat(change.events()).hasOnlyElementsOfType(UserEvent.Updated.class);
        assertThat(kind(HEADER, Map.of(Column.USER_NAME, "ana", Column.DISPLAY_NAME, "")))
                .isEqualTo(Kind.INVALID_VALUE);
    }

    @Test
    void renamesWhoIsFoundByAnotherKey() {
        assertThat(changed(
                                Map.of(Column.EMAIL, "ana@school.example", Column.USER_NAME, "ana.silva"),
                                "email",
                                "userName")
                        .user()
                        .profile()
                        .userName())
                .isEqualTo("ana.silva");
    }

    @Test
    void neverGuessesWhoIsMeant() {
        assertThat(kind(HEADER, Map.of(Column.USER_NAME, "ana", Column.EMAIL, "bea@school.example")))
                .isEqualTo(Kind.KEYS_DISAGREE);
        assertThat(kind(HEADER, Map.of(Column.ID, UUID.randomUUID().toString(), Column.USER_NAME, "ana")))
                .isEqualTo(Kind.NO_SUCH_USER);
        assertThat(kind(HEADER, Map.of(Column.ID, "7", Column.USER_NAME, "ana")))
                .isEqualTo(Kind.NO_SUCH_USER);
        assertThat(kind(HEADER, Map.of(Column.DISPLAY_NAME, "Ana"))).isEqualTo(Kind.NO_KEY);
        assertThat(kind(header("email", "accessCode"), Map.of(Column.EMAIL, "new@school.example")))
                .isEqualTo(Kind.NOT_TO_BE_CREATED);
        assertThat(kind(HEADER, Map.of(Column.USER_NAME, "ana", Column.STATE, "asleep")))
                .isEqualTo(Kind.INVALID_VALUE);
    }

    @Test
    void takesEachPersonOnceAndNamesOnlyWhenTheyAreFree() {
        PlanRow plan = plan(HEADER);

        assertThat(plan.plan(row(Map.of(Column.USER_NAME, "ana", Column.EMAIL, "new@school.example"))))
                .isInstanceOf(RowPlan.Change.class);
        assertThat(kind(plan.plan(row(Map.of(Column.ID, ana.id().toString(), Column.USER_NAME, "ana")))))
                .isEqualTo(Kind.REPEATED_PERSON);
        assertThat(kind(plan.plan(row(Map.of(Column.USER_NAME, "bea", Column.EMAIL, "new@school.example")))))
                .isEqualTo(Kind.KEYS_DISAGREE);
        assertThat(plan.plan(
                        row(Map.of(Column.USER_NAME, "carl", Column.DISPLAY_NAME, "Carl", Column.STATE, "inaktiv"))))
                .isInstanceOfSatisfying(
                        RowPlan.Create.class,
                        create -> assertThat(create.user().isActive()).isFalse());
    }

    private RowPlan.Change changed(Map<Column, String> cells, String... columns) {
        return (RowPlan.Change) plan(header(columns)).plan(row(cells));
    }

    private Kind kind(Header header, Map<Column, String> cells) {
        return kind(plan(header).plan(row(cells)));
    }

    private static Kind kind(RowPlan plan) {
        return ((RowPlan.Refused) plan).findings().getFirst().kind();
    }

    private PlanRow plan(Header header) {
        return new PlanRow(header, new PeopleAtHand(List.of(ana, bea), List.of()), true, "en", NOW, UUID::randomUUID);
    }

    private static ImportedRow row(Map<Column, String> cells) {
        return new ImportedRow(1, 2, new HashMap<>(cells), new SuppliedCredentials(UUID.randomUUID(), null, null));
    }

    private static Header header(String... fields) {
        return Header.kept(fields);
    }

    private static User user(String name, String email) {
        var profile = new Profile(
                name, name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1), email, "de", "Art", null);
        return User.created(UUID.randomUUID(), profile, new UserState.Active(), NOW);
    }
}
