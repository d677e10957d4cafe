package platen.identity.people.domain;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;
import platen.identity.organisation.domain.LinkingRules;

/**
 * A source's full state of one person.
 *
 * @param id what sealed credentials are bound to
 * @param usable what can be used of the profile
 * @param aliases what can be used of them; null when the source says nothing of aliases
 * @param unusableEmail the source gives an email that is none
 * @param document the observation as it was received, for a decision later
 */
public record Observation(
        PersonKey person,
        UUID id,
        String userName,
        String displayName,
        ProfileDraft usable,
        @Nullable List<String> aliases,
        boolean unusableEmail,
        boolean active,
        Credentials credentials,
        String document) {

    /** More than any source has of a person; what is beyond is passed over. */
    private static final int MOST_ALIASES = 100;

    public Observation {
        aliases = aliases == null ? null : List.copyOf(aliases);
    }

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
                        null,
                        seen.hasUnusableEmail(),
                        active,
                        credentials,
                        document);
    }

    /** The same under the names that the organisation's rules make of the source's; one that is too long is shortened. */
    public Observation named(LinkingRules rules) {
        String name = ProfileDraft.fitted(rules.userName(userName));
        List<String> further = aliases == null
                ? null
                : aliases.stream()
                        .map(alias -> ProfileDraft.fitted(rules.userName(alias)))
                        .toList();
        return new Observation(
                person, id, name, displayName, usable, further, unusableEmail, active, credentials, document);
    }

    /** The same with what can be used of the aliases that the source gives. */
    public Observation goingBy(@Nullable List<@Nullable String> given) {
        List<String> cleaned = given == null
                ? null
                : given.stream()
                        .map(ProfileDraft::cleanUserName)
                        .filter(Objects::nonNull)
                        .limit(MOST_ALIASES)
                        .toList();
        return new Observation(
                person, id, userName, displayName, usable, cleaned, unusableEmail, active, credentials, document);
    }

    public @Nullable String email() {
        return usable.email();
    }

    public String userNameKey() {
        return SearchKey.of(userName);
    }

    /** Of aliases, folded and each once. */
    public List<String> aliasKeys() {
        return aliases == null
                ? List.of()
                : aliases.stream().map(SearchKey::of).distinct().toList();
    }

    public @Nullable String emailKey() {
        String email = usable.email();
        return email == null ? null : SearchKey.of(email);
    }

    /** What the user goes by, with those aliases of the source that are neither the user's own name nor somebody else's. */
    public Aliases aliasesOf(User user, Holders.Clashes clashes) {
        return aliases == null
                ? user.goesBy()
                : user.goesBy()
                        .and(
                                person.source(),
                                aliases.stream()
                                        .filter(alias -> isFree(SearchKey.of(alias), user, clashes))
                                        .toList());
    }

    private static boolean isFree(String key, User user, Holders.Clashes clashes) {
        return !key.equals(user.profile().userNameKey())
                && !clashes.aliasHolders().containsKey(key);
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
