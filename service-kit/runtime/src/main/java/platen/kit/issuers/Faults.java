package platen.kit.issuers;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What cannot be meant in the settings of an issuer. */
final class Faults {

    private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

    private Faults() {}

    static List<String> of(String name, IssuersConfig.Issuer settings) {
        List<String> faults = new ArrayList<>();
        if (!NAME.matcher(name).matches()) {
            faults.add("has a name with other signs than a-z, 0-9 and single hyphens");
        }
        if (settings.organisations().isEmpty()) {
            faults.add("names no organisation it may speak for");
        }
        if (settings.organisations().size() > 1 && settings.organisationClaim().isEmpty()) {
            faults.add("may speak for several organisations, but has no organisation-claim to tell which");
        }
        var unknown = new TreeSet<>(settings.roles().keySet());
        unknown.removeAll(BoundIssuer.ROLES);
        if (!unknown.isEmpty()) {
            faults.add("gives roles it cannot give: " + String.join(", ", unknown));
        }
        if (settings.clientId().isPresent() != settings.clientSecret().isPresent()) {
            faults.add("has a client-id without a client-secret, or the other way round");
        }
        return faults;
    }
}
