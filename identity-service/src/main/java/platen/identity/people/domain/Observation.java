package platen.identity.people.domain;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.organisation.domain.LinkingRules;

/**
 * A source's full state of one person.
 *
 * @param id what sealed credentials are bound to
 * @param usable what can be used of the profile
 * @param unusableEmail the source gives an email that is none
 * @param document the observation as it was received, for a decision later
 */
public record Observation(
        PersonKey person,
        UUID id,
        String userName,
        String displayName,
        ProfileDraft usable,
        boolean unusableEmail,
        boolean active,
        Credentials credentials,
        String document) {

    /** Null when nothing is left of the user name, so that there is nobody to be seen. */
    public static @Nullable Observation of(
            PersonKey person, UUID id, ProfileDraft seen, boolean active, Credentials credentials, String document) {
        ProfileDraft usable = seen.cleaned();
        String userName = usable.userName();
        String displayName = usable.displayName();
        return userName == null || displayName == null
                ? null
                : new Observation(
                        person,
                        id,
                        userName,
                        displayName,
                        usable,
                        seen.hasUnusableEmail(),
                        active,
                        credentials,
                        document);
    }

    /** The same under the user name that the organisation's rules make of the source's; one that is too long is shortened. */
    public Observation named(LinkingRules rules) {
        String name = ProfileDraft.fitted(rules.userName(userName));
        return new Observation(person, id, name, displayName, usable, unusableEmail, active, credentials, document);
    }

    public @Nullable String email() {
        return usable.email();
    }

    public String userNameKey() {
        return SearchKey.of(userName);
    }

    public @Nullable String emailKey() {
        String email = usable.email();
        return email == null ? null : SearchKey.of(email);
    }

    /** The profile; what the source does not say of the locale is taken from {@code locale}. */
    public Profile profile(String locale) {
        String tag = usable.locale();
        return new Profile(
                userName,
                displayName,
                usable.email(),
                tag == null ? locale : tag,
                usable.department(),
                usable.office());
    }

    /** Personal data and sealed values stay out of logs. */
    @Override
    public String toString() {
        return "Observation[" + id + "]";
    }
}
