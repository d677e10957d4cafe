package platen.identity.imports.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Checked;
import platen.identity.domain.Flaw;
import platen.identity.imports.domain.Finding.Kind;
import platen.identity.people.domain.Attribute;
import platen.identity.people.domain.Profile;
import platen.identity.people.domain.ProfileDraft;
import platen.identity.people.domain.User;
import platen.identity.people.domain.UserChange;
import platen.identity.people.domain.UserState;

/**
 * Finds out whom a row means and what it makes of them. An empty cell takes a value away, except of a key that only tells who is meant
 * and of the state; a column that is not there leaves alone.
 */
public final class PlanRow {

    private static final Map<String, Boolean> STATES =
            Map.of("active", true, "inactive", false, "aktiv", true, "inaktiv", false, "actif", true, "inactif", false);

    private final Header header;
    private final PeopleAtHand people;
    private final boolean creates;
    private final String defaultLocale;
    private final Instant now;
    private final Supplier<UUID> ids;

    /**
     * @param creates whether somebody whom nobody knows yet is made
     * @param ids of new people
     */
    public PlanRow(
            Header header,
            PeopleAtHand people,
            boolean creates,
            String defaultLocale,
            Instant now,
            Supplier<UUID> ids) {
        this.header = header;
        this.people = people;
        this.creates = creates;
        this.defaultLocale = defaultLocale;
        this.now = now;
        this.ids = ids;
    }

    public RowPlan plan(ImportedRow row) {
        Map<UUID, Column> meant = new LinkedHashMap<>();
        note(meant, people.byId(row.userId()), Column.ID);
        note(meant, people.byUserName(row.key(Column.USER_NAME)), Column.USER_NAME);
        note(meant, people.byEmail(row.key(Column.EMAIL)), Column.EMAIL);
        if (row.value(Column.ID) != null && people.byId(row.userId()) == null) {
            return refused(row, Column.ID, Kind.NO_SUCH_USER, "Nobody has this id.");
        }
        if (meant.size() > 1) {
            List<String> columns = meant.values().stream().map(Column::field).toList();
            return refused(
                    row,
                    null,
                    Kind.KEYS_DISAGREE,
                    "Different people have the row's " + String.join(" and ", columns) + ".");
        }
        if (row.value(Column.ID) == null && row.value(Column.USER_NAME) == null && row.value(Column.EMAIL) == null) {
            return refused(row, null, Kind.NO_KEY, "The row does not say whom it means.");
        }
        User user =
                meant.isEmpty() ? null : people.byId(meant.keySet().iterator().next());
        return user == null ? create(row) : change(row, user);
    }

    private static void note(Map<UUID, Column> meant, @Nullable User user, Column by) {
        if (user != null) {
            meant.putIfAbsent(user.id(), by);
        }
    }

    private RowPlan create(ImportedRow row) {
        if (!creates) {
            return refused(row, null, Kind.NOT_TO_BE_CREATED, "Nobody is known by this, and the import makes nobody.");
        }
        if (!header.has(Column.USER_NAME) || !header.has(Column.DISPLAY_NAME)) {
            return refused(
                    row,
                    null,
                    Kind.NOT_TO_BE_CREATED,
                    "Nobody is known by this. To make somebody takes the columns User name and Display name.");
        }
        Boolean active = active(row);
        var draft = new ProfileDraft(
                row.value(Column.USER_NAME),
                row.value(Column.DISPLAY_NAME),
                row.value(Column.EMAIL),
                row.value(Column.LOCALE),
                row.value(Column.DEPARTMENT),
                row.value(Column.OFFICE));
        return switch (draft.checked(defaultLocale)) {
            case Checked.Flawed<Profile>(List<Flaw> flaws) -> flawed(row, flaws);
            case Checked.Valid<Profile> valid when active == null && row.value(Column.STATE) != null -> badState(row);
            case Checked.Valid<Profile>(Profile profile) -> {
                UserState state = active == null || active
                        ? new UserState.Active()
                        : new UserState.Inactive(UserState.Because.ADMINISTRATOR, null);
                User user = User.created(ids.get(), profile, state, now);
                people.claim(user.id());
                people.put(user);
                yield new RowPlan.Create(user);
            }
        };
    }

    private RowPlan change(ImportedRow row, User user) {
        Boolean active = active(row);
        if (active == null && row.value(Column.STATE) != null) {
            return badState(row);
        }
        Map<Attribute, String> set = new EnumMap<>(Attribute.class);
        Set<Attribute> removed = EnumSet.noneOf(Attribute.class);
        row.cells()
                .forEach((column, cell) -> column.attribute().ifPresent(attribute -> {
                    if (!cell.isEmpty()) {
                        set.put(attribute, cell);
                    } else if (attribute != Attribute.USER_NAME) {
                        removed.add(attribute);
                    }
                }));
        var change = new UserChange(set, removed, active);
        return switch (change.profileOf(user, defaultLocale)) {
            case Checked.Flawed<Profile>(List<Flaw> flaws) -> flawed(row, flaws);
            case Checked.Valid<Profile>(Profile profile) -> change(row, user, change, profile);
        };
    }

    private RowPlan change(ImportedRow row, User user, UserChange change, Profile profile) {
        List<Finding> clashes = new ArrayList<>();
        if (isSomebodyElse(people.byUserName(profile.userNameKey()), user)) {
            clashes.add(finding(row, Column.USER_NAME, Kind.USER_NAME_TAKEN, "Somebody else has this user name."));
        }
        if (isSomebodyElse(people.byEmail(profile.emailKey()), user)) {
            clashes.add(finding(row, Column.EMAIL, Kind.EMAIL_TAKEN, "Somebody else has this email."));
        }
        if (!clashes.isEmpty()) {
            return new RowPlan.Refused(clashes);
        }
        if (!people.claim(user.id())) {
            return refused(row, null, Kind.REPEATED_PERSON, "A row before means the same person.");
        }
        UserChange.Changed changed = change.apply(user, profile, user.aliases());
        if (changed.user().equals(user)) {
            return new RowPlan.Change(user, false, List.of());
        }
        User touched = changed.user().touched(now);
        people.put(touched);
        return new RowPlan.Change(touched, true, changed.events());
    }

    private static boolean isSomebodyElse(@Nullable User holder, User user) {
        return holder != null && !holder.id().equals(user.id());
    }

    private static @Nullable Boolean active(ImportedRow row) {
        String state = row.value(Column.STATE);
        return state == null ? null : STATES.get(state.toLowerCase(Locale.ROOT));
    }

    private RowPlan badState(ImportedRow row) {
        return refused(row, Column.STATE, Kind.INVALID_VALUE, "The state must be active or inactive.");
    }

    private RowPlan flawed(ImportedRow row, List<Flaw> flaws) {
        return new RowPlan.Refused(flaws.stream()
                .map(flaw -> finding(
                        row,
                        Column.of(flaw.field()).orElseThrow(),
                        Kind.INVALID_VALUE,
                        flaw.field() + " " + flaw.detail() + "."))
                .toList());
    }

    private RowPlan refused(ImportedRow row, @Nullable Column column, Kind kind, String detail) {
        return new RowPlan.Refused(List.of(finding(row, column, kind, detail)));
    }

    private Finding finding(ImportedRow row, @Nullable Column column, Kind kind, String detail) {
        return new Finding(row.line(), column == null ? null : header.cell(column), kind, detail);
    }
}
