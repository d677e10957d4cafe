package platen.scim.protocol.api;

import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which addresses speak SCIM, and for which organisation. */
public final class ScimPaths {

    private static final Pattern SCIM = Pattern.compile("/*scim(/.*)?");
    private static final Pattern TENANT = Pattern.compile("/*scim/v2/([0-9a-fA-F-]{36})(/.*)?");

    private ScimPaths() {}

    public static boolean isScim(String path) {
        return SCIM.matcher(path).matches();
    }

    /** What stands after the tenant's address: {@code Users/1}. */
    public static String resource(String path) {
        Matcher tenant = TENANT.matcher(path);
        return tenant.matches() && tenant.group(2) != null ? tenant.group(2).substring(1) : "";
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
