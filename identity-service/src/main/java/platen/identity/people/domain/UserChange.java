package platen.identity.people.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Checked;
import platen.identity.people.domain.UserState.Because;

/**
 * What an administrator wants changed.
 *
 * @param removed attributes to be without a value; a locale without one becomes the organisation's
 * @param active null to leave the state alone
 * @param aliases all of them; null to leave them alone
 * @param internal null to leave the flag alone
 */
public record UserChange(
        Map<Attribute, String> set,
        Set<Attribute> removed,
        @Nullable Boolean active,
        @Nullable AliasesDraft aliases,
        @Nullable Boolean internal) {

    public UserChange {
        set = Map.copyOf(set);
        removed = Set.copyOf(removed);
    }

    /** A change of attributes and state. */
    public UserChange(Map<Attribute, String> set, Set<Attribute> removed, @Nullable Boolean active) {
        this(set, removed, active, null, null);
    }

    /** A user after a change, and the facts that makes; none when nothing differs. */
    public record Changed(User user, List<UserEvent> events) {
        public Changed {
            events = List.copyOf(events);
        }
    }

    public Checked<Profile> profileOf(User user, String defaultLocale) {
        return ProfileDraft.of(user.profile()).with(set, removed).checked(defaultLocale);
    }

    /** The aliases there will be. */
    public Checked<List<String>> aliasesOf(User user) {
        return aliases == null ? new Checked.Valid<>(user.aliases()) : aliases.checked(user.goesBy());
    }

    public Changed apply(User user, Profile profile, List<String> checkedAliases) {
        List<UserEvent> events = new ArrayList<>();
        User changed = user.with(profile).withAliases(checkedAliases);
        if (!changed.equals(user)) {
            events.add(new UserEvent.Updated(changed));
        }
        // No fact for others: it says whether sources may.
        changed = internal == null ? changed : changed.withInternal(internal);
        if (active != null && active != user.isActive()) {
            changed = active ? changed.reactivated() : changed.deactivated(Because.ADMINISTRATOR);
            events.add(active ? new UserEvent.Reactivated(changed) : new UserEvent.Deactivated(changed));
        } else if (active != null && !active) {
            // No fact for others, but from now on only an administrator reactivates.
            changed = changed.deactivated(Because.ADMINISTRATOR);
        }
        return new Changed(changed, events);
    }
}
