package platen.scim.protocol.api;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses speak SCIM, and for which organisation. */
final class ScimPaths {

    private static final Pattern SCIM = Pattern.compile("/*scim(/.*)?");
    private static final Pattern TENANT = Pattern.compile("/*scim/v2/([0-9a-fA-F-]{36})(/.*)?");

    private ScimPaths() {}

    static boolean isScim(String path) {
        return SCIM.matcher(path).matches();
    }

    /** Null when the address names none. */
    static @Nullable UUID organisation(String path) {
        Matcher tenant = TENANT.matcher(path);
        if (!tenant.matches()) {
            return null;
        }
        try {
            return UUID.fromString(tenant.group(1));
        } catch (IllegalArgumentException misplacedHyphens) {
            return null;
        }
    }
}
