package platen.google.directory.client;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import platen.google.directory.domain.DirectoryAccess;

/** What the service account must be allowed by domain-wide delegation. */
public enum Scope {
    USERS("https://www.googleapis.com/auth/admin.directory.user.readonly"),
    SCHEMAS("https://www.googleapis.com/auth/admin.directory.userschema.readonly"),
    /** Only where org units are chosen. */
    ORG_UNITS("https://www.googleapis.com/auth/admin.directory.orgunit.readonly");

    private final String url;

    Scope(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    /** No more than this connection needs: a scope that is asked for and not delegated costs the whole token. */
    static List<Scope> of(DirectoryAccess access) {
        return Arrays.stream(values())
                .filter(scope -> scope != ORG_UNITS || access.orgUnits())
                .toList();
    }

    /** The same as an assertion has them. */
    static String claim(DirectoryAccess access) {
        return of(access).stream().map(Scope::url).collect(Collectors.joining(" "));
    }
}
