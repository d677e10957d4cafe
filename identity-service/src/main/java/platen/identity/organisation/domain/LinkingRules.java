package platen.identity.organisation.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.SearchKey;

/**
 * How sources' persons are named and matched here.
 *
 * @param matchByAlias whether a source that calls a person by a user's alias means that user; if not, it is reviewed
 * @param upnSuffix the organisation's domain, without the at sign; always there unless names are taken as given
 */
public record LinkingRules(
        boolean matchByAlias,
        UserNameForm userNameForm,
        @Nullable String upnSuffix) {

    public static final LinkingRules DEFAULT = new LinkingRules(true, UserNameForm.AS_GIVEN, null);

    /** What becomes of the user name that a source gives. */
    public enum UserNameForm {
        AS_GIVEN,
        /** Short names get the suffix; others stay. */
        UPN,
        /** Names of the suffix lose it; others stay, so that nobody is cut to somebody of another domain. */
        SHORT;

        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        public static Optional<UserNameForm> of(String word) {
            return Arrays.stream(values())
                    .filter(form -> form.word().equals(word))
                    .findFirst();
        }
    }

    /** Two names become one only where they are the same name with and without the suffix. */
    public String userName(String given) {
        if (upnSuffix == null) {
            return given;
        }
        return switch (userNameForm) {
            case AS_GIVEN -> given;
            case UPN -> given.indexOf('@') < 0 ? given + '@' + upnSuffix : given;
            case SHORT -> shortened(given, upnSuffix);
        };
    }

    private static String shortened(String given, String suffix) {
        int at = given.indexOf('@');
        if (at <= 0 || !SearchKey.of(given.substring(at + 1)).equals(SearchKey.of(suffix))) {
            return given;
        }
        String name = given.substring(0, at);
        // A name that ends in a space would lose that too.
        return name.strip().equals(name) ? name : given;
    }
}
