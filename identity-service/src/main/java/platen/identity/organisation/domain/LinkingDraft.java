package platen.identity.organisation.domain;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import platen.identity.domain.Flaws;
import platen.identity.organisation.domain.LinkingRules.UserNameForm;

/** Linking rules as somebody wants them; null is the default. */
public record LinkingDraft(
        @Nullable Boolean matchByAlias,
        @Nullable String userNameForm,
        @Nullable String upnSuffix) {

    public static final LinkingDraft DEFAULT = new LinkingDraft(null, null, null);

    private static final int LONGEST_DOMAIN = 253;
    private static final Pattern DOMAIN =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*");

    LinkingRules checked(Flaws flaws) {
        Optional<UserNameForm> form =
                userNameForm == null ? Optional.of(UserNameForm.AS_GIVEN) : UserNameForm.of(userNameForm);
        if (form.isEmpty()) {
            flaws.add("linking/userNameForm", "must be as-given, upn or short");
        }
        String suffix = flaws.optional("linking/upnSuffix", upnSuffix, LONGEST_DOMAIN);
        if (suffix != null && !DOMAIN.matcher(suffix).matches()) {
            flaws.add("linking/upnSuffix", "must be a domain, without an at sign");
        }
        if (suffix == null && form.filter(UserNameForm.AS_GIVEN::equals).isEmpty()) {
            flaws.add("linking/upnSuffix", "is required unless names are taken as given");
        }
        return new LinkingRules(!Boolean.FALSE.equals(matchByAlias), form.orElse(UserNameForm.AS_GIVEN), suffix);
    }
}
