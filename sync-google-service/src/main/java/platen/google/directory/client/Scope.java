package platen.google.directory.client;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What the service account must be allowed by domain-wide delegation. */
public enum Scope {
    USERS("https://www.googleapis.com/auth/admin.directory.user.readonly"),
    SCHEMAS("https://www.googleapis.com/auth/admin.directory.userschema.readonly");

    private final String url;

    Scope(String url) {
        this.url = url;
    }

    public String url() {
        return url;
    }

    static String all() {
        return Arrays.stream(values()).map(Scope::url).collect(Collectors.joining(" "));
    }
}
