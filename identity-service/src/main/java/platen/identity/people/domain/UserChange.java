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
 */
public record UserChange(
        Map<Attribute, String> set,
        Set<Attribute> removed,
        @Nullable Boolean active) {

    public UserChange {
        set = Map.copyOf(set);
        removed = Set.copyOf(removed);
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

    public Changed apply(User user, Profile profile) {
        List<UserEvent> events = new ArrayList<>();
        User changed = user;
        if (!profile.equals(user.profile())) {
            changed = changed.with(profile);
            events.add(new UserEvent.Updated(changed));
        }
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
